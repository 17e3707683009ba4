-- The column is there already and lacks only its comment.
create table customers (
  id bigint primary key,
  name text not null
);
alter table customers add column phone text;
comment on column customers.phone is 'with the country code';

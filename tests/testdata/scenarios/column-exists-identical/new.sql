-- The column is there already, exactly as declared.
create table customers (
  id bigint primary key,
  name text not null
);
alter table customers add column phone text;

-- A new column with a constant default fills the rows without a rewrite.
create table jobs (id bigint primary key);
alter table jobs add column status text not null default 'open';

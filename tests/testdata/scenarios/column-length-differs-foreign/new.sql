-- The live column is varchar(20), declared is text: close, but not equal.
create table customers (id bigint primary key);
alter table customers add column if not exists name text;

-- Both columns of one ALTER TABLE are there already.
create table if not exists customers (id bigint primary key, name text);
alter table customers add column phone text, add column email text;

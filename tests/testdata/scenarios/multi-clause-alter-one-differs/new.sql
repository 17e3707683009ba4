-- One of two columns in one ALTER TABLE is there with another type: nothing runs.
create table if not exists customers (id bigint primary key, name text);
alter table customers add column if not exists phone text, add column if not exists email text;

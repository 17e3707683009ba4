-- One of two columns in one ALTER TABLE is there already; as written both would fail.
create table if not exists customers (id bigint primary key, name text);
alter table customers add column phone text, add column email text;

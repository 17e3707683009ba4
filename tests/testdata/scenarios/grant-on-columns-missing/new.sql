-- The live table lacks a grant on two of its columns.
create table if not exists customers (id bigint primary key, name text, phone text);
grant select (id, name) on customers to pg_monitor;

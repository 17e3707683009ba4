create table customers (id bigint primary key, name text, phone text);
grant select (id, name) on customers to pg_monitor;

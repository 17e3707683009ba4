-- One REVOKE names a table that stands and a view that is new. It takes the columns' grants along, which follow again.
create table if not exists customers (id bigint primary key, name text, phone text);
create view customer_names as select id, name from customers;
revoke all on customers, customer_names from pg_monitor;
grant select (id, name) on customers to pg_monitor;

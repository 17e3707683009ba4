-- Settings of a session hold in their file and end with it.
set lock_timeout = '5s';
set check_function_bodies = off;
create schema crm;
set search_path to crm, public;
create table customers (id bigint primary key, name text);
create function customer_count() returns bigint language sql stable set search_path = crm as $$ select count(*) from customers $$;

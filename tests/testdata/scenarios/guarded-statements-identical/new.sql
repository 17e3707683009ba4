-- Every statement has a guard and every object is identical: nothing would have failed.
create schema if not exists crm;
create sequence if not exists crm.numbers;
create table if not exists crm.customers (id bigint primary key, name text);
alter table crm.customers add column if not exists phone text;
create index if not exists customers_name_idx on crm.customers (name);
create or replace view crm.names as select name from crm.customers;

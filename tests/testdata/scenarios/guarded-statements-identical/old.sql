create schema crm;
create sequence crm.numbers;
create table crm.customers (id bigint primary key, name text, phone text);
create index customers_name_idx on crm.customers (name);
create view crm.names as select name from crm.customers;

-- Publications of a schema and of everything.
create schema crm;
create table crm.customers (id bigint primary key);
create publication crm_changes for tables in schema crm;
create publication every_change for all tables;

-- The search path puts unqualified names into another schema, where one of them is there already.
create schema if not exists billing;
set search_path to billing;
create table invoices (id bigint primary key);
create table quotes (id bigint primary key);

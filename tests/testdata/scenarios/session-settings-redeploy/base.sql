create schema crm;
set search_path to crm;
create table customers (id bigint primary key);
reset search_path;
create table jobs (id bigint primary key);

-- Settings run again on every deploy and change nothing.
create schema crm;
set search_path to crm;
create table customers (id bigint primary key);
reset search_path;
create table jobs (id bigint primary key);

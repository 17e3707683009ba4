-- A local setting inside a pair ends with it.
create schema crm;
begin;
set local search_path = crm;
create table customers (id bigint primary key);
create index on customers (id);
commit;
create table jobs (id bigint primary key);

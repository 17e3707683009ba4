-- What a file sets ends with it: path, limits, role, local ones too.
create schema crm;
set search_path = crm;
select set_config('statement_timeout', '9s', false);
set local lock_timeout = '3s';
create table customers (id bigint primary key);

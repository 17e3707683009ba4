drop table if exists customers;
create table customers (id bigint primary key, name text);

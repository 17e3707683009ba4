-- A careless pair of drop and create in an unchanged state file must not empty the table.
drop table if exists customers;
create table customers (id bigint primary key, name text);

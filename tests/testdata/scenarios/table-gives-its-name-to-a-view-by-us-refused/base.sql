create table customers (id bigint primary key, name text);
create view customer_names as select name from customers;

create table customers (id bigint primary key, fax text);
insert into customers values (1, '555-0199');

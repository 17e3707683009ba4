create table customers (id bigint primary key);
insert into customers values (1), (2), (3), (4);

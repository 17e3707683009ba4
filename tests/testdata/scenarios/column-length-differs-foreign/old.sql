create table customers (id bigint primary key, name varchar(20));

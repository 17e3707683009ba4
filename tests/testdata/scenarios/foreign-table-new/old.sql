create table undeclared (id bigint primary key);

create table parts (id int primary key, number integer);

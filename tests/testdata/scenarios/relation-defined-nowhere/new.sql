-- A slip of the pen: the nearest name is offered.
create table if not exists customers (id bigint primary key);
create view everybody as select id from custmers;

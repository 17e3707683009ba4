create table vehicles (id int, extra int);
create table cars (doors int) inherits (vehicles);
create table boats (masts int) inherits (vehicles);
insert into cars (id, extra, doors) values (1, 7, 3);

-- The parent loses the column, one heir keeps it with its values, the other does not.
create table vehicles (id int);
create table cars (doors int) inherits (vehicles);
create table boats (masts int) inherits (vehicles);
alter table cars add column extra int;
insert into cars (id, extra, doors) values (1, 7, 3);

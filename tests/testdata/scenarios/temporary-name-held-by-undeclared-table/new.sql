-- The files drop a table of a name that somebody else's table has.
create table if not exists staging (id int);
drop table staging;

-- Table: storage parameter
-- @want
create table jobs (id int primary key) with (fillfactor = 70);
-- @less
create table jobs (id int primary key);
-- @old
create table jobs (id int primary key) with (fillfactor = 80);
-- @behind
alter table jobs set (fillfactor = 55);
-- @rows
insert into jobs values (1);

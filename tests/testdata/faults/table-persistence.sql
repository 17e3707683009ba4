-- Table: persistence
-- @want
create unlogged table jobs (id int primary key);
-- @old
create table jobs (id int primary key);
-- @behind
alter table jobs set (fillfactor = 50);
-- @rows
insert into jobs values (1);

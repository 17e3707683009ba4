-- Constraint: unique, over duplicates
-- @want
create table jobs (id int primary key, a int, b int, constraint jobs_a unique (a));
-- @less
create table jobs (id int primary key, a int, b int);
-- @old
create table jobs (id int primary key, a int, b int, constraint jobs_a unique (a, b));
-- @behind
alter table jobs drop constraint jobs_a;
-- @rows
insert into jobs values (1, 1, 1), (2, 1, 2);

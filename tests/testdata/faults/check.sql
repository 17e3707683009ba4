-- Constraint: check, over bad rows
-- @want
create table jobs (id int primary key, a int constraint jobs_a check (a > 10));
-- @less
create table jobs (id int primary key, a int);
-- @old
create table jobs (id int primary key, a int constraint jobs_a check (a > 0));
-- @behind
alter table jobs drop constraint jobs_a, add constraint jobs_a check (a > -1);
-- @rows
insert into jobs values (1, 5);

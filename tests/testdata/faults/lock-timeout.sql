-- 55P03: a lock that is given up meanwhile
-- @want
create table jobs (id int primary key);
alter table jobs add column title text;
-- @old
create table jobs (id int primary key);
-- @meanwhile
lock table jobs in access share mode;

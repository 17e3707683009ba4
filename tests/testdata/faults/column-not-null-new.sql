-- 23502: new NOT NULL column without a default
-- @want
create table jobs (id int primary key);
alter table jobs add column title text not null;
-- @old
create table jobs (id int primary key);
-- @rows
insert into jobs values (1);

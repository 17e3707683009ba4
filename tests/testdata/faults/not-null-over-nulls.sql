-- 23502: NOT NULL over nulls
-- @want
create table jobs (id int primary key, title text);
alter table jobs alter column title set not null;
-- @old
create table jobs (id int primary key, title text);
-- @rows
insert into jobs values (1, null), (2, null);

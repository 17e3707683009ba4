-- Table
-- @want
create table jobs (id int primary key, title text, hours numeric);
-- @less
create table jobs (id int primary key, title text);
-- @old
create table jobs (id int primary key, title text, note text, hours numeric);
-- @behind
drop table jobs;
-- @rows
insert into jobs values (1, 'a', 'kept');

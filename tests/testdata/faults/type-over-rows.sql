-- 22P02: column type over values that do not fit
-- @want
create table jobs (id int primary key, due date);
-- @old
create table jobs (id int primary key, due text);
-- @rows
insert into jobs values (1, 'soon');

-- 42P01: a view before its table
-- @want
create view titles as select title from jobs;
create table jobs (id int primary key, title text, hours numeric);
-- @same
create table jobs (id int primary key, title text, hours numeric);
create view titles as select title from jobs;

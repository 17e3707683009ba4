-- 42P16: view whose columns change, under another view
-- @context
create table jobs (id int primary key, title text, hours numeric);
-- @want
create view open_jobs as select id from jobs;
create view titles as select id from open_jobs;
-- @old
create view open_jobs as select title, id from jobs;
create view titles as select id from open_jobs;
-- @behind
drop view titles;
-- @rows
insert into jobs values (1, 'a', 1);

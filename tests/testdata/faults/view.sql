-- View
-- @context
create table jobs (id int primary key, title text, hours numeric);
-- @want
create view open_jobs as select id, title from jobs where hours > 0;
-- @less

-- @old
create view open_jobs as select id, title from jobs;
-- @behind
create or replace view open_jobs as select id, title from jobs where hours > 7;
-- @rows
insert into jobs values (1, 'a', 1);

-- 25001: unique index made concurrently over duplicates
-- @context
create table jobs (id int primary key, a int);
-- @want
create unique index concurrently jobs_a on jobs (a);
-- @less

-- @rows
insert into jobs values (1, 1), (2, 1);

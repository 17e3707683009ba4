-- 25001: index made concurrently
-- @context
create table jobs (id int primary key, a int);
-- @want
create index concurrently jobs_a on jobs (a);
-- @less

-- @old
create index concurrently jobs_a on jobs (a desc);
-- @behind
drop index jobs_a;
create index jobs_a on jobs (a, id);
-- @rows
insert into jobs values (1, 1);

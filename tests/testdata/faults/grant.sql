-- Grant
-- @context
create table jobs (id int primary key, title text, hours numeric);
-- @want
grant select on jobs to pg_monitor;
-- @less

-- @old
grant select, insert on jobs to pg_monitor;
-- @behind
revoke select on jobs from pg_monitor;
-- @rows
insert into jobs values (1, 'a', 1);

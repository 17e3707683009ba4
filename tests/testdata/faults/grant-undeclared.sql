-- Grant that no file names
-- @context
create table jobs (id int primary key, title text, hours numeric);
-- @want
grant select on jobs to pg_monitor;
-- @behind
grant delete on jobs to public;

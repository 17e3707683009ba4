-- Procedure
-- @context
create table jobs (id int primary key, title text, hours numeric);
-- @want
create procedure close_jobs() language sql as 'delete from jobs where hours = 0';
-- @less

-- @old
create procedure close_jobs() language sql as 'delete from jobs';
-- @behind
drop procedure close_jobs();
create procedure close_jobs() language sql as 'select 1';

-- Function: security definer
-- @want
create or replace function twice(a int) returns int language sql security definer as 'select a * 2';
-- @old
create or replace function twice(a int) returns int language sql as 'select a * 2';
-- @behind
alter function twice(int) set search_path to public;

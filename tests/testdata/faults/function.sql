-- Function
-- @want
create or replace function twice(a int) returns int language sql as 'select a * 2';
-- @less

-- @old
create or replace function twice(a int) returns int language sql as 'select a + a';
-- @behind
create or replace function twice(a int) returns int language sql as 'select 0';

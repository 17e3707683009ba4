-- 42P13: function whose return type changes, under a view
-- @want
create or replace function twice(a int) returns bigint language sql as 'select a::bigint * 2';
create or replace view four as select twice(2) as n;
-- @old
create or replace function twice(a int) returns int language sql as 'select a * 2';
create or replace view four as select twice(2) as n;
-- @behind
drop view four;

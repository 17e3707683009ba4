-- Aggregate
-- @want
create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0');
-- @less

-- @old
create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '1');
-- @behind
drop aggregate total(int);

-- Extension
-- @want
create extension pg_trgm;
-- @less

-- @behind
drop extension pg_trgm;

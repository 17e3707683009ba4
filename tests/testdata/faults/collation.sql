-- Collation
-- @want
create collation german (provider = icu, locale = 'de');
-- @less

-- @old
create collation german (provider = icu, locale = 'de-AT');
-- @behind
drop collation german;

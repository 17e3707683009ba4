-- Default privileges
-- @want
alter default privileges in schema public grant select on tables to pg_monitor;
-- @less

-- @old
alter default privileges in schema public grant insert on tables to pg_monitor;
-- @behind
alter default privileges in schema public revoke select on tables from pg_monitor;

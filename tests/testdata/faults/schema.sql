-- Schema
-- @want
create schema app;
comment on schema app is 'The application.';
-- @less
create schema app;
-- @old
create schema app;
comment on schema app is 'An application.';
-- @behind
drop schema app;

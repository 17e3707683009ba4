-- Event trigger
-- @context
create function watch() returns event_trigger language plpgsql as 'begin end';
-- @want
create event trigger watching on ddl_command_end execute function watch();
-- @less

-- @old
create event trigger watching on sql_drop execute function watch();
-- @behind
alter event trigger watching disable;

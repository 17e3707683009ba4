-- The file no longer declares a function.
create function one() returns integer language sql as $$ select 1 $$;

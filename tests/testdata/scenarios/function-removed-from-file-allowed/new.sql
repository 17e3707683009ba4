-- The file no longer declares a function, and dropping it is accepted.
create function one() returns integer language sql as $$ select 1 $$;

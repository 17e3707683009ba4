create function double(n int) returns int language sql immutable as $$ select n * 2 $$;

create function total(job bigint) returns integer language sql as $$ select 1 $$;

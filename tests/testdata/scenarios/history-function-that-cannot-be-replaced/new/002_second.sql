create or replace function total(job bigint) returns numeric language sql as $$ select 1.0 $$;

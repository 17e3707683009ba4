-- The function is there and takes another type.
create function total(job bigint) returns integer language sql as $$ select 1 $$;
create view totals as select total('x'::text) as total;

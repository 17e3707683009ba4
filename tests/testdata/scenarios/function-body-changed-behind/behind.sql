create or replace function invoice_total(net integer) returns integer language sql immutable as $$ select 0 $$;

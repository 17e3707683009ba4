-- Somebody changed the function's body; it is put back.
create or replace function invoice_total(net integer) returns integer language sql immutable as $$ select net $$;

-- The file changed the function's body since the last deployment.
create or replace function invoice_total(net integer) returns integer language sql immutable as $$ select net * 120 / 100 $$;

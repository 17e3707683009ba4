-- The files and somebody else changed the body, each in another way.
create or replace function invoice_total(net integer) returns integer language sql immutable as $$ select net * 120 / 100 $$;

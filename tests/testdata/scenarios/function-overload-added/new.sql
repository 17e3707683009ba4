-- A function of the same name with other arguments is a new object.
create or replace function invoice_total(net integer) returns integer language sql immutable as $$ select net $$;
create or replace function invoice_total(net integer, tax integer) returns integer language sql immutable as $$ select net + tax $$;

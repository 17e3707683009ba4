-- An argument has another name, which `or replace` refuses.
create or replace function invoice_total(net_cents integer) returns integer language sql immutable as $$ select net_cents $$;

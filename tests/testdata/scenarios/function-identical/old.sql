create function invoice_total(net numeric, rate numeric) returns numeric language sql immutable as $$ select net * (1 + rate) $$;

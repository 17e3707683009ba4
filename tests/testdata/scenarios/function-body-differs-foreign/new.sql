-- Another body lives under the function's name; `or replace` would overwrite it without a word.
create or replace function invoice_total(net numeric, rate numeric) returns numeric language sql immutable as $$ select net * (1 + rate) $$;

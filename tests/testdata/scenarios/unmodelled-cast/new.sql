-- A cast is known by its catalog row alone.
create type money_amount as (pence bigint);
create function to_amount(bigint) returns money_amount language sql immutable as $$ select row($1)::money_amount $$;
create cast (bigint as money_amount) with function to_amount(bigint);

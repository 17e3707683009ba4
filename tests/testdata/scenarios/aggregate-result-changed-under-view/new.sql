-- An aggregate with another result is made again, and the view that uses it with it.
create function abs_text(numeric) returns text language sql immutable as $$ select abs($1)::text $$;
create table parts (factor numeric);
create aggregate product(numeric) (sfunc = numeric_mul, stype = numeric, finalfunc = abs_text, initcond = '1');
create view totals as select product(factor)::text as total from parts;

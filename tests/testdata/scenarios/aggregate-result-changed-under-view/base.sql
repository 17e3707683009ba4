create table parts (factor numeric);
create aggregate product(numeric) (sfunc = numeric_mul, stype = numeric, finalfunc = numeric_abs, initcond = '1');
create view totals as select product(factor)::text as total from parts;

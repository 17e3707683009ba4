create table parts (factor numeric);
create aggregate product(numeric) (sfunc = numeric_mul, stype = numeric, initcond = '1');
create view totals as select product(factor) as total from parts;

-- The file changed where an aggregate begins; a view uses it.
create table parts (factor numeric);
create aggregate product(numeric) (sfunc = numeric_mul, stype = numeric, initcond = '2');
create view totals as select product(factor) as total from parts;

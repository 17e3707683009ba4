-- An aggregate is a kind that is not modelled.
create table invoices (id bigint primary key, total numeric);
create aggregate product(numeric) (sfunc = numeric_mul, stype = numeric, initcond = '1');

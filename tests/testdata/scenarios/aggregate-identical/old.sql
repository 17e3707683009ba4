create aggregate product(numeric) (sfunc = numeric_mul, stype = numeric, initcond = '1', parallel = safe);
create aggregate row_total(*) (sfunc = int8inc, stype = bigint, initcond = '0');
comment on aggregate product(numeric) is 'All factors.';
revoke execute on function product(numeric) from public;

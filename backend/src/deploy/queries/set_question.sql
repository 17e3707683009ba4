-- What `values_that_do_not_fit.sql` asks.
select
    pg_catalog.set_config('wrench.rows', $1, true),
    pg_catalog.set_config('wrench.value', $2, true)

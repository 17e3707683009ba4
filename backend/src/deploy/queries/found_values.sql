-- What `values_that_do_not_fit.sql` found.
select
    pg_catalog.current_setting('wrench.found')::pg_catalog.int8,
    array(
        select k from pg_catalog.json_array_elements_text(pg_catalog.current_setting('wrench.keys')::pg_catalog.json) as k
    )

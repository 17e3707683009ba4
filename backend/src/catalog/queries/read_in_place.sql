-- Rows come in the order in which they lie, whoever else reads them, and a query over many of them is not compiled.
select
    pg_catalog.set_config('synchronize_seqscans', 'off', true),
    pg_catalog.set_config('max_parallel_workers_per_gather', '0', true),
    pg_catalog.set_config('jit', 'off', true)

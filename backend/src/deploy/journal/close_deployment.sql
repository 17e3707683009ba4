-- A deployment ended.
update wrench.deployment
set
    status = $2,
    exit_code = $3,
    summary = $4::pg_catalog.text::pg_catalog.jsonb,
    finished_at = pg_catalog.clock_timestamp()
where id = $1

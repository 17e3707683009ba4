-- Whether a transaction of a deployment left its rows.
select exists (
    select from wrench.statement as s
    where s.deployment_id = $1 and s.seq = any ($2::pg_catalog.int4[]) and s.status = 'done'
)

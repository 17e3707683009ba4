-- A deployment that found nothing to do, and what it found.
with deployment as (
    insert into wrench.deployment (id, status, exit_code, tool_version, git_commit, phases, summary, finished_at)
    values ($1, 'succeeded', 0, $2, $3, $4, $5::pg_catalog.text::pg_catalog.jsonb, pg_catalog.clock_timestamp())
    returning id
)
insert into wrench.settled (deployment_id, key, catalogs, next_transaction)
select d.id, $6, $7, $8 from deployment as d

-- The last deployment with what it noted, and which rows of the journal there are: they decide, too, what is to be done.
select
    d.id,
    d.status = 'succeeded' as succeeded,
    s.key,
    s.catalogs,
    s.next_transaction,
    (
        select pg_catalog.string_agg(b.base_hash, ',' order by b.started_at desc, b.id desc)
        from (
            select e.base_hash, e.started_at, e.id from wrench.deployment as e
            where e.base_hash is not null
            order by e.started_at desc, e.id desc
            limit 1
        ) as b
    ) as base,
    pg_catalog.encode(pg_catalog.sha256(coalesce((
        select pg_catalog.string_agg(pg_catalog.tidsend(r.ctid) || pg_catalog.xidsend(r.xmin), '' order by r.ctid)
        from wrench.statement as r
    ), '')), 'hex') as statements,
    (
        select pg_catalog.string_agg(pg_catalog.concat_ws(' ', r.ctid, r.xmin), ',' order by r.ctid) from (
            select c.ctid, c.xmin from wrench.catalog as c
            union all
            select c.ctid, c.xmin from wrench.base_change as c
        ) as r
    ) as catalog_rows,
    (select pg_catalog.string_agg(r::pg_catalog.text, ',') from wrench.database as r) as database,
    pg_catalog.current_setting('search_path') as search_path
from wrench.deployment as d
left join wrench.settled as s on s.deployment_id = d.id
order by d.started_at desc, d.id desc
limit 1

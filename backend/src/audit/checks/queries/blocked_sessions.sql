-- Sessions of this database that wait for a lock, the longest wait first.
select
    w.pid,
    pg_catalog.concat_ws(', ', nullif(a.application_name, ''), 'role ' || a.usename) as who,
    pg_catalog.pg_blocking_pids(w.pid) as blockers,
    coalesce(
        (
            select pg_catalog.string_agg(distinct c.relname, ', ')
            from pg_catalog.pg_class as c
            where c.oid = any (w.relations)
        ),
        'the end of a transaction'
    ) as what,
    coalesce(extract(epoch from pg_catalog.clock_timestamp() - w.since), 0)::pg_catalog.int8 as waited_s
from (
    select l.pid, pg_catalog.min(l.waitstart) as since, pg_catalog.array_agg(l.relation) as relations
    from pg_catalog.pg_locks as l
    where not l.granted
    group by l.pid
) as w
join pg_catalog.pg_stat_activity as a on a.pid = w.pid
where a.datname = pg_catalog.current_database()
order by waited_s desc, w.pid
limit 50

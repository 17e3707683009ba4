-- Sessions that hold locks on relations, the oldest transaction first.
select distinct
    a.pid,
    coalesce(nullif(a.application_name, ''), 'unknown') as application,
    coalesce(a.usename, '')::pg_catalog.text as role,
    coalesce(a.state, 'active') as state,
    pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() - a.xact_start)::pg_catalog.int8 as seconds,
    c.relname::pg_catalog.text as relation
from pg_catalog.pg_locks as l
join pg_catalog.pg_stat_activity as a on a.pid = l.pid
join pg_catalog.pg_class as c on c.oid = l.relation
where l.granted and l.pid <> pg_catalog.pg_backend_pid()
    and l.database = (select d.oid from pg_catalog.pg_database as d where d.datname = pg_catalog.current_database())
    and c.oid in (select pg_catalog.to_regclass(r.name) from pg_catalog.unnest($1::pg_catalog.text[]) as r (name))
order by seconds desc nulls last, a.pid
limit 5

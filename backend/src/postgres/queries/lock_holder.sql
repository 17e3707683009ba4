-- The session that holds the deploy lock of this database; of several that read, the one that came first.
select
    l.pid,
    a.application_name,
    a.usename::pg_catalog.text,
    pg_catalog.host(a.client_addr),
    extract(epoch from pg_catalog.now() - a.backend_start)::pg_catalog.int8
from pg_catalog.pg_locks as l
join pg_catalog.pg_stat_activity as a on a.pid = l.pid
where l.locktype = 'advisory'
    and l.granted
    and l.objsubid = 1 -- one key of 64 bits, not two of 32
    and l.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
    and ((l.classid::pg_catalog.int8 << 32) | l.objid::pg_catalog.int8) = $1
order by a.backend_start, l.pid
limit 1

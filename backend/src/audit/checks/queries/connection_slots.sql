-- Client connections of the whole server, the limit, and who has most of them. The kind of other roles' sessions is
-- hidden from roles that are not in pg_read_all_stats.
with application as (
    select
        coalesce(nullif(application_name, ''), '(no application name)') as name,
        pg_catalog.count(*) as sessions
    from pg_catalog.pg_stat_activity
    where backend_type = 'client backend'
    group by 1
    order by 2 desc, 1
)
select
    pg_catalog.pg_has_role(current_user, 'pg_read_all_stats', 'usage') as sees_all,
    pg_catalog.current_setting('max_connections')::pg_catalog.int8 as max_connections,
    pg_catalog.current_setting('superuser_reserved_connections')::pg_catalog.int8
    + coalesce(pg_catalog.current_setting('reserved_connections', true)::pg_catalog.int8, 0) as reserved,
    (select coalesce(pg_catalog.sum(sessions), 0)::pg_catalog.int8 from application) as used,
    array(select name from application limit 5) as names,
    array(select sessions from application limit 5) as counts

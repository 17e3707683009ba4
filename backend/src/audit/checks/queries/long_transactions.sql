-- Open transactions in this database, the oldest first, and this session itself.
select
    pid,
    pid = pg_catalog.pg_backend_pid() as is_own,
    pg_catalog.pg_has_role(current_user, 'pg_read_all_stats', 'usage') as sees_all,
    coalesce(nullif(application_name, ''), 'no application name') as application,
    coalesce(usename::pg_catalog.text, '') as role,
    coalesce(state like 'idle in transaction%', false) as is_idle,
    extract(epoch from pg_catalog.clock_timestamp() - xact_start)::pg_catalog.int8 as age_s
from pg_catalog.pg_stat_activity
where datname = pg_catalog.current_database()
    and backend_type = 'client backend'
    and xact_start is not null
order by xact_start
limit 20

-- How this session is encrypted; null where it is not.
select case when ssl then version end as tls
from pg_catalog.pg_stat_ssl
where pid = pg_catalog.pg_backend_pid()

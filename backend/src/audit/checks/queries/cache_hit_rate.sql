-- Pages of this database that were in shared memory, and those that had to be read.
select
    coalesce(blks_hit, 0) as hit,
    coalesce(blks_read, 0) as read,
    pg_catalog.current_setting('shared_buffers') as shared_buffers
from pg_catalog.pg_stat_database
where datname = pg_catalog.current_database()

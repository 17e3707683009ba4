-- Age of the oldest transaction id by database, the oldest first. One database stops the whole server.
select
    datname::pg_catalog.text as database,
    pg_catalog.age(datfrozenxid)::pg_catalog.int8 as age,
    pg_catalog.current_setting('autovacuum_freeze_max_age')::pg_catalog.int8 as freeze_max_age
from pg_catalog.pg_database
order by 2 desc, 1
limit 5

-- $1: a day. Partitions take the compression of their parent's columns.
select pg_catalog.format(
    'create table if not exists wrench_store.%I partition of wrench_store.event for values from (%L) to (%L)',
    'event_' || pg_catalog.to_char($1::date, 'YYYYMMDD'),
    pg_catalog.to_char($1::date, 'YYYY-MM-DD') || ' 00:00:00+00',
    pg_catalog.to_char($1::date + 1, 'YYYY-MM-DD') || ' 00:00:00+00')

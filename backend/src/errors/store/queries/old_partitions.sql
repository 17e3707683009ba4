-- $1: the first day that is kept.
select pg_catalog.format('drop table wrench_store.%I', child.relname)
  from pg_catalog.pg_inherits
  join pg_catalog.pg_class child on child.oid = inhrelid
 where inhparent = 'wrench_store.event'::pg_catalog.regclass
   and child.relname < 'event_' || pg_catalog.to_char($1::date, 'YYYYMMDD')

-- No index does what another does: same table, columns, order, method and condition.
select string_agg(idx.indexrelid::regclass::text, ', ' order by idx.indexrelid::regclass::text), 'are the same index'
  from pg_catalog.pg_index as idx
  join pg_catalog.pg_class as class on class.oid = idx.indexrelid
  join pg_catalog.pg_namespace as schema on schema.oid = class.relnamespace
 where schema.nspname in ('public', 'private', 'telemetry')
 group by idx.indrelid, class.relam, idx.indkey::text, idx.indclass::text, idx.indoption::text,
          pg_catalog.pg_get_expr(idx.indexprs, idx.indrelid), pg_catalog.pg_get_expr(idx.indpred, idx.indrelid)
having count(*) > 1;

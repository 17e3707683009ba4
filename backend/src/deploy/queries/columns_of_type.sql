-- $1: name of a type. Columns of tables that have it, quoted: table, column.
select pg_catalog.format('%I.%I', namespace.nspname, class.relname), pg_catalog.quote_ident(attribute.attname)
  from pg_catalog.pg_attribute attribute
  join pg_catalog.pg_class class on class.oid = attribute.attrelid
  join pg_catalog.pg_namespace namespace on namespace.oid = class.relnamespace
 where attribute.atttypid = pg_catalog.to_regtype($1)
   and attribute.attnum > 0
   and not attribute.attisdropped
   and class.relkind in ('r', 'p')
   and not class.relispartition
 order by 1, 2

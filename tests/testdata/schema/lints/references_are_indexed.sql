-- Every foreign key has an index that begins with its columns, in any order: without one, each delete on the other side reads this table.
select con.conrelid::regclass || '.' || con.conname, 'has no index that begins with its columns'
  from pg_catalog.pg_constraint as con
  join pg_catalog.pg_namespace as schema on schema.oid = con.connamespace
 where con.contype = 'f' and con.conparentid = 0 and schema.nspname in ('public', 'private', 'telemetry')
   and not exists (
     select from pg_catalog.pg_index as idx
      where idx.indrelid = con.conrelid and idx.indisvalid
        and (idx.indkey::smallint[])[0:cardinality(con.conkey) - 1] @> con.conkey
        -- a partial one that leaves out nothing but nulls serves as well
        and (idx.indpred is null
             or pg_catalog.pg_get_expr(idx.indpred, idx.indrelid) ~ '^\(\w+ IS NOT NULL\)$'));

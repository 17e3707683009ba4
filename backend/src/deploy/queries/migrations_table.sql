-- The Supabase command line's own record of migrations: whether it is there, and what this role may do with it.
select
    c.oid is not null as exists,
    c.oid is not null and pg_catalog.has_schema_privilege(n.oid, 'usage')
        and pg_catalog.has_table_privilege(c.oid, 'select') as may_read,
    c.oid is not null and pg_catalog.has_schema_privilege(n.oid, 'usage')
        and pg_catalog.has_table_privilege(c.oid, 'insert') as may_write,
    pg_catalog.has_schema_privilege(n.oid, 'create') as may_create,
    (
        select pg_catalog.count(*) from pg_catalog.pg_attribute as a
        where a.attrelid = c.oid and a.attname in ('name', 'statements') and not a.attisdropped
    ) = 2 as has_texts
from pg_catalog.pg_namespace as n
left join pg_catalog.pg_class as c on c.relnamespace = n.oid and c.relname = 'schema_migrations'
where n.nspname = 'supabase_migrations'

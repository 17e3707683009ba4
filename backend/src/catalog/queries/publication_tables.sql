-- Tables that a publication names, each with the columns and rows it publishes.
select
    m.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    c.relname::pg_catalog.text as relation,
    p.pubname::pg_catalog.text as name,
    null::pg_catalog.text as owner,
    null::pg_catalog.text as comment,
    '{}'::pg_catalog.text[] as acl,
    pg_catalog.json_build_object(
        'column_list', case when m.prattrs is not null then array(
            select a.attname
            from pg_catalog.pg_attribute as a
            where a.attrelid = c.oid and a.attnum = any (m.prattrs::pg_catalog.int2[])
            order by a.attname
        ) end,
        'filter', pg_catalog.pg_get_expr(m.prqual, m.prrelid)
    )::pg_catalog.text as facts,
    m.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_publication_rel as m
join pg_catalog.pg_publication as p on p.oid = m.prpubid
join pg_catalog.pg_class as c on c.oid = m.prrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'

-- Schemas whose tables a publication publishes.
select
    m.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    '' as relation,
    p.pubname::pg_catalog.text as name,
    null::pg_catalog.text as owner,
    null::pg_catalog.text as comment,
    '{}'::pg_catalog.text[] as acl,
    '{}'::pg_catalog.text as facts,
    m.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_publication_namespace as m
join pg_catalog.pg_publication as p on p.oid = m.pnpubid
join pg_catalog.pg_namespace as n on n.oid = m.pnnspid
where n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'

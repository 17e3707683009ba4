-- Publications; what is in them are objects of their own.
select
    p.oid,
    0::pg_catalog.int4 as sub,
    '' as schema,
    '' as relation,
    p.pubname::pg_catalog.text as name,
    pg_catalog.pg_get_userbyid(p.pubowner)::pg_catalog.text as owner,
    pg_catalog.obj_description(p.oid, 'pg_publication') as comment,
    '{}'::pg_catalog.text[] as acl,
    pg_catalog.json_build_object(
        'all_tables', p.puballtables,
        'operations', pg_catalog.array_remove(array[
            case when p.pubinsert then 'insert' end,
            case when p.pubupdate then 'update' end,
            case when p.pubdelete then 'delete' end,
            case when p.pubtruncate then 'truncate' end
        ], null),
        'via_root', p.pubviaroot,
        -- Since 18: `n` none, `s` stored.
        'generated_columns', coalesce(pg_catalog.to_jsonb(p) ->> 'pubgencols', 'n')
    )::pg_catalog.text as facts,
    p.xmin::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_publication as p
where not exists (
    select from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_publication'::pg_catalog.regclass and d.objid = p.oid and d.deptype = 'e'
)

-- Views and materialized views.
select
    c.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    '' as relation,
    c.relname::pg_catalog.text as name,
    pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text as owner,
    pg_catalog.obj_description(c.oid, 'pg_class') as comment,
    array(
        select a.privilege_type || case when a.is_grantable then '* ' else ' ' end
            || case when a.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text end
        from pg_catalog.aclexplode(coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner))) as a
    ) as acl,
    pg_catalog.json_build_object(
        'materialized', c.relkind = 'm',
        'populated', c.relispopulated,
        'definition', pg_catalog.pg_get_viewdef(c.oid),
        'options', array(select o from pg_catalog.unnest(c.reloptions) as o order by o),
        'tablespace', ts.spcname,
        'columns', (
            select pg_catalog.json_agg(pg_catalog.json_build_object(
                'name', a.attname,
                'data_type', pg_catalog.format_type(a.atttypid, a.atttypmod)
            ) order by a.attnum)
            from pg_catalog.pg_attribute as a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        ),
        'column_comments', (
            select pg_catalog.json_object_agg(a.attname, pg_catalog.col_description(c.oid, a.attnum) order by a.attname)
            from pg_catalog.pg_attribute as a
            where a.attrelid = c.oid and a.attnum > 0 and pg_catalog.col_description(c.oid, a.attnum) is not null
        ),
        'column_defaults', (
            select pg_catalog.json_object_agg(a.attname, pg_catalog.pg_get_expr(d.adbin, d.adrelid) order by a.attname)
            from pg_catalog.pg_attribute as a
            join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid = c.oid
        ),
        'column_grants', (
            select pg_catalog.json_agg(a.attname || ': ' || x.privilege_type || ' '
                || case when x.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(x.grantee)::pg_catalog.text end
                order by a.attname, x.privilege_type, x.grantee::pg_catalog.regrole::pg_catalog.text)
            from pg_catalog.pg_attribute as a
            cross join lateral pg_catalog.aclexplode(a.attacl) as x
            where a.attrelid = c.oid and a.attnum > 0
        )
    )::pg_catalog.text as facts,
    greatest(c.xmin::pg_catalog.text::pg_catalog.int8, r.xmin::pg_catalog.text::pg_catalog.int8) as xmin
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_rewrite as r on r.ev_class = c.oid and r.rulename = '_RETURN'
left join pg_catalog.pg_tablespace as ts on ts.oid = c.reltablespace
where c.relkind in ('v', 'm') -- view, materialized view
    and n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'
    )

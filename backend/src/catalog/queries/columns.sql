-- Columns of ordinary, partitioned and foreign tables, in order.
select
    c.oid,
    a.attnum::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    c.relname::pg_catalog.text as relation,
    a.attname::pg_catalog.text as name,
    null::pg_catalog.text as owner,
    m.description as comment,
    case when a.attacl is null then '{}' else array(
        select x.privilege_type || case when x.is_grantable then '* ' else ' ' end
            || case when x.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(x.grantee)::pg_catalog.text end
        from pg_catalog.aclexplode(a.attacl) as x
    ) end as acl,
    pg_catalog.json_build_object(
        'data_type', pg_catalog.format_type(a.atttypid, a.atttypmod),
        'collation', case when a.attcollation <> t.typcollation then (
            select pg_catalog.format('%I.%I', cn.nspname, co.collname)
            from pg_catalog.pg_collation as co join pg_catalog.pg_namespace as cn on cn.oid = co.collnamespace
            where co.oid = a.attcollation
        ) end,
        'not_null', a.attnotnull,
        'not_null_constraint', case when k.oid is not null then pg_catalog.json_build_object(
            -- Since 18 NOT NULL is a constraint with a name; the one the server chooses is left out.
            'name', nullif(k.conname, pg_catalog.format('%s_%s_not_null', c.relname, a.attname)),
            'no_inherit', k.connoinherit,
            'validated', k.convalidated
        ) end,
        'default', case when a.attgenerated = '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end,
        'generated', case when a.attgenerated <> '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end,
        'generated_kind', a.attgenerated,
        'identity', a.attidentity,
        'identity_sequence', case when a.attidentity <> '' then (
            select pg_catalog.json_build_object(
                'start', s.seqstart, 'increment', s.seqincrement, 'min', s.seqmin, 'max', s.seqmax,
                'cache', s.seqcache, 'cycle', s.seqcycle
            )
            from pg_catalog.pg_depend as x
            join pg_catalog.pg_sequence as s on s.seqrelid = x.objid
            where x.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                and x.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                and x.refobjid = c.oid and x.refobjsubid = a.attnum and x.deptype = 'i'
        ) end,
        'storage', case when a.attstorage <> t.typstorage then a.attstorage end,
        'type_storage', t.typstorage,
        'compression', a.attcompression,
        'statistics', nullif(a.attstattarget::pg_catalog.int4, -1),
        'options', case when a.attoptions is null then '{}' else array(
            select o from pg_catalog.unnest(a.attoptions) as o order by o
        ) end,
        'foreign_options', case when a.attfdwoptions is null then '{}' else array(
            select o from pg_catalog.unnest(a.attfdwoptions) as o order by o
        ) end,
        'inherited', a.attinhcount > 0 and not a.attislocal,
        'position', a.attnum
    )::pg_catalog.text as facts,
    greatest(a.xmin::pg_catalog.text::pg_catalog.int8, d.xmin::pg_catalog.text::pg_catalog.int8) as xmin
from pg_catalog.pg_attribute as a
join pg_catalog.pg_class as c on c.oid = a.attrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_type as t on t.oid = a.atttypid
left join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
left join pg_catalog.pg_description as m
    on m.objoid = a.attrelid and m.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and m.objsubid = a.attnum
left join pg_catalog.pg_constraint as k on k.conrelid = a.attrelid and k.contype = 'n' and k.conkey[1] = a.attnum
where c.relkind in ('r', 'p', 'f') -- ordinary, partitioned, foreign
    and a.attnum > 0
    and not a.attisdropped
    and n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as x
        where x.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and x.objid = c.oid and x.deptype = 'e'
    )
order by c.oid, a.attnum

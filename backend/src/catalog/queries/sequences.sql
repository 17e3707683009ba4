-- Sequences, those inside identity columns included: they have privileges of their own.
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
        from pg_catalog.aclexplode(coalesce(c.relacl, pg_catalog.acldefault('s', c.relowner))) as a
    ) as acl,
    pg_catalog.json_build_object(
        'persistence', c.relpersistence,
        'data_type', pg_catalog.format_type(s.seqtypid, null),
        'start', s.seqstart,
        'increment', s.seqincrement,
        'min', s.seqmin,
        'max', s.seqmax,
        'cache', s.seqcache,
        'cycle', s.seqcycle,
        'owned_by', (
            select pg_catalog.format('%I.%I.%I', tn.nspname, t.relname, a.attname)
            from pg_catalog.pg_depend as d
            join pg_catalog.pg_class as t on t.oid = d.refobjid
            join pg_catalog.pg_namespace as tn on tn.oid = t.relnamespace
            join pg_catalog.pg_attribute as a on a.attrelid = t.oid and a.attnum = d.refobjsubid
            where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype in ('a', 'i')
                and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
        ),
        'identity', exists (
            select from pg_catalog.pg_depend as d
            where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'i'
        )
    )::pg_catalog.text as facts,
    greatest(c.xmin::pg_catalog.text::pg_catalog.int8, s.xmin::pg_catalog.text::pg_catalog.int8) as xmin
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
join pg_catalog.pg_sequence as s on s.seqrelid = c.oid
where n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid
            and d.deptype = 'e' -- extension member
    )

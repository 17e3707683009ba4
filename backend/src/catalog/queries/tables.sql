-- Ordinary, partitioned and foreign tables; their columns, constraints, indexes, triggers and policies are objects of their own.
select
    c.oid,
    0::pg_catalog.int4 as sub,
    n.nspname::pg_catalog.text as schema,
    '' as relation,
    c.relname::pg_catalog.text as name,
    pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text as owner,
    m.description as comment,
    array(
        select a.privilege_type || case when a.is_grantable then '* ' else ' ' end
            || case when a.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text end
        from pg_catalog.aclexplode(coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner))) as a
    ) as acl,
    pg_catalog.json_build_object(
        'persistence', c.relpersistence,
        'rls', c.relrowsecurity,
        'rls_forced', c.relforcerowsecurity,
        'options', case when c.reloptions is null and tc.reloptions is null then '{}' else array(
            select o from pg_catalog.unnest(c.reloptions) as o
            union all
            select 'toast.' || o from pg_catalog.unnest(tc.reloptions) as o
            order by 1
        ) end,
        'access_method', am.amname,
        'tablespace', ts.spcname,
        'of_type', case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end,
        'partition_key', case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end,
        'partition_bound', pg_catalog.pg_get_expr(c.relpartbound, c.oid),
        'foreign', case when c.relkind = 'f' then (
            select pg_catalog.json_build_object(
                'server', s.srvname,
                'options', array(select o from pg_catalog.unnest(f.ftoptions) as o order by o)
            )
            from pg_catalog.pg_foreign_table as f
            join pg_catalog.pg_foreign_server as s on s.oid = f.ftserver
            where f.ftrelid = c.oid
        ) end,
        'parents', array(
            select pg_catalog.format('%I.%I', pn.nspname, p.relname)
            from pg_catalog.pg_inherits as i
            join pg_catalog.pg_class as p on p.oid = i.inhparent
            join pg_catalog.pg_namespace as pn on pn.oid = p.relnamespace
            where i.inhrelid = c.oid
            order by i.inhseqno
        ),
        'replica_identity', case c.relreplident
            when 'i' then 'index ' || coalesce((
                select ic.relname from pg_catalog.pg_index as x
                join pg_catalog.pg_class as ic on ic.oid = x.indexrelid
                where x.indrelid = c.oid and x.indisreplident
            ), '')
            else c.relreplident::pg_catalog.text
        end
    )::pg_catalog.text as facts,
    -- The row type is written when the table is made and hardly ever again; the table's own row by many later commands.
    coalesce(t.xmin, c.xmin)::pg_catalog.text::pg_catalog.int8 as xmin
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
left join pg_catalog.pg_am as am on am.oid = c.relam
left join pg_catalog.pg_tablespace as ts on ts.oid = c.reltablespace
left join pg_catalog.pg_type as t on t.oid = c.reltype
left join pg_catalog.pg_class as tc on tc.oid = c.reltoastrelid
left join pg_catalog.pg_description as m
    on m.objoid = c.oid and m.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and m.objsubid = 0
where c.relkind in ('r', 'p', 'f') -- ordinary, partitioned, foreign
    and n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e'
    )

-- Who needs whom, rules and defaults folded into the view or column they belong to; a row type is its relation, an array
-- its element type.
select
    case
        when d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass then r.ev_class
        when d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass then f.adrelid
        else d.objid
    end as objid,
    case
        when d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass then f.adnum::pg_catalog.int4
        else d.objsubid
    end as objsubid,
    case
        when d.classid in ('pg_catalog.pg_rewrite'::pg_catalog.regclass, 'pg_catalog.pg_attrdef'::pg_catalog.regclass)
            then 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid
        else d.classid
    end as owner_class,
    case
        when t.typrelid <> 0 then 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid
        else d.refclassid
    end as refclassid,
    case
        when t.typrelid <> 0 then t.typrelid
        else coalesce(t.oid, d.refobjid)
    end as refobjid,
    d.refobjsubid
from pg_catalog.pg_depend as d
left join pg_catalog.pg_rewrite as r on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and r.oid = d.objid
left join pg_catalog.pg_attrdef as f on d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass and f.oid = d.objid
left join pg_catalog.pg_type as a on d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass and a.oid = d.refobjid
left join pg_catalog.pg_type as t
    on t.oid = case when a.typsubscript = 'pg_catalog.array_subscript_handler'::pg_catalog.regproc then a.typelem else a.oid end
where d.objid >= 16384 -- FirstNormalObjectId: what follows is made by people
    and d.refobjid >= 2200
    and d.deptype in ('n', 'a', 'i')

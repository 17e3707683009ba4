-- Who needs whom, rules and defaults folded into the view or column they belong to.
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
    d.refclassid,
    d.refobjid,
    d.refobjsubid
from pg_catalog.pg_depend as d
left join pg_catalog.pg_rewrite as r on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and r.oid = d.objid
left join pg_catalog.pg_attrdef as f on d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass and f.oid = d.objid
where d.objid >= 16384 -- FirstNormalObjectId: what follows is made by people
    and d.refobjid >= 2200
    and d.deptype in ('n', 'a', 'i')

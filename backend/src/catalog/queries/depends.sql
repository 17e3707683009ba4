-- Who needs whom. What is a part of an object, or follows from one, stands for it: a default for its column, a row type
-- for its table, an array type for what it is an array of.
with stands_for (classid, objid, to_class, to_objid, to_sub) as (
    select 'pg_catalog.pg_rewrite'::pg_catalog.regclass::pg_catalog.oid, r.oid,
        'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, r.ev_class, 0
    from pg_catalog.pg_rewrite as r where r.rulename = '_RETURN'
    union all
    select 'pg_catalog.pg_attrdef'::pg_catalog.regclass, f.oid,
        'pg_catalog.pg_class'::pg_catalog.regclass, f.adrelid, f.adnum::pg_catalog.int4
    from pg_catalog.pg_attrdef as f
    union all
    select 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, 'pg_catalog.pg_type'::pg_catalog.regclass, k.contypid, 0
    from pg_catalog.pg_constraint as k where k.contypid <> 0
    union all
    select 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, 'pg_catalog.pg_type'::pg_catalog.regclass, c.reltype, 0
    from pg_catalog.pg_class as c where c.relkind = 'c' -- composite type
    union all
    select 'pg_catalog.pg_class'::pg_catalog.regclass, k.conindid, 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, 0
    from pg_catalog.pg_constraint as k where k.contype in ('p', 'u', 'x') and k.conindid <> 0
    union all
    select 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, 0
    from pg_catalog.pg_type as t
    join pg_catalog.pg_class as c on c.oid = t.typrelid
    where c.relkind <> 'c'
    union all
    select 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid,
        case when c.oid is null then 'pg_catalog.pg_type'::pg_catalog.regclass else 'pg_catalog.pg_class'::pg_catalog.regclass end,
        coalesce(c.oid, e.oid), 0
    from pg_catalog.pg_type as t
    join pg_catalog.pg_type as e on e.typarray = t.oid
    left join pg_catalog.pg_class as c on c.oid = e.typrelid and c.relkind <> 'c'
    union all
    select 'pg_catalog.pg_type'::pg_catalog.regclass, r.rngmultitypid, 'pg_catalog.pg_type'::pg_catalog.regclass, r.rngtypid, 0
    from pg_catalog.pg_range as r
)
select
    coalesce(a.to_objid, d.objid) as objid,
    coalesce(a.to_sub, d.objsubid) as objsubid,
    coalesce(a.to_class, d.classid) as owner_class,
    coalesce(b.to_class, d.refclassid) as refclassid,
    coalesce(b.to_objid, d.refobjid) as refobjid,
    coalesce(b.to_sub, d.refobjsubid) as refobjsubid,
    -- What is of a kind that the catalog does not hold is known by these words alone.
    case when d.deptype <> 'i' and d.classid in (
        'pg_catalog.pg_cast'::pg_catalog.regclass, 'pg_catalog.pg_operator'::pg_catalog.regclass,
        'pg_catalog.pg_opclass'::pg_catalog.regclass, 'pg_catalog.pg_opfamily'::pg_catalog.regclass,
        'pg_catalog.pg_conversion'::pg_catalog.regclass, 'pg_catalog.pg_transform'::pg_catalog.regclass,
        'pg_catalog.pg_language'::pg_catalog.regclass, 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass,
        'pg_catalog.pg_ts_parser'::pg_catalog.regclass, 'pg_catalog.pg_ts_template'::pg_catalog.regclass,
        'pg_catalog.pg_am'::pg_catalog.regclass
    ) then pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid) end as words
from pg_catalog.pg_depend as d
left join stands_for as a on a.classid = d.classid and a.objid = d.objid
left join stands_for as b on b.classid = d.refclassid and b.objid = d.refobjid
where d.objid >= 16384 -- FirstNormalObjectId: what follows is made by people
    and d.refobjid >= 2200
    and d.deptype in ('n', 'a', 'i')

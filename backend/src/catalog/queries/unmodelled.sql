-- Objects of kinds that the catalog does not hold, with a hash of their row that is comparable inside one database.
with found (kind, classid, objid, row_hash) as (
    select case t.typtype when 'b' then 'base type' when 'p' then 'pseudo-type' else 'type of kind ' || t.typtype::pg_catalog.text end,
        'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid, t.oid, pg_catalog.md5(t::pg_catalog.text)
    from pg_catalog.pg_type as t
    where t.typtype not in ('c', 'd', 'e', 'r', 'm') -- composite, domain, enum, range, multirange
        and not exists (select from pg_catalog.pg_type as e where e.typarray = t.oid)
    union all
    select 'relation of kind ' || c.relkind::pg_catalog.text, 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid,
        pg_catalog.md5(c::pg_catalog.text)
    from pg_catalog.pg_class as c
    -- Ordinary, partitioned and foreign tables, indexes, sequences, views, composite types, TOAST.
    where c.relkind not in ('r', 'p', 'f', 'i', 'I', 'S', 'v', 'm', 'c', 't')
    union all
    select 'routine of kind ' || p.prokind::pg_catalog.text, 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid,
        pg_catalog.md5(p::pg_catalog.text)
    from pg_catalog.pg_proc as p where p.prokind not in ('f', 'w', 'p', 'a') -- function, window function, procedure, aggregate
    union all
    select 'constraint of kind ' || k.contype::pg_catalog.text, 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid,
        pg_catalog.md5(k::pg_catalog.text)
    from pg_catalog.pg_constraint as k
    -- Check, foreign key, primary key, unique, exclusion, not null, constraint trigger.
    where k.contype not in ('c', 'f', 'p', 'u', 'x', 'n', 't')
    union all
    select 'conversion', 'pg_catalog.pg_conversion'::pg_catalog.regclass, c.oid, pg_catalog.md5(c::pg_catalog.text)
    from pg_catalog.pg_conversion as c
    union all
    select 'operator', 'pg_catalog.pg_operator'::pg_catalog.regclass, o.oid, pg_catalog.md5(o::pg_catalog.text)
    from pg_catalog.pg_operator as o
    union all
    select 'operator class', 'pg_catalog.pg_opclass'::pg_catalog.regclass, o.oid, pg_catalog.md5(o::pg_catalog.text)
    from pg_catalog.pg_opclass as o
    union all
    select 'operator family', 'pg_catalog.pg_opfamily'::pg_catalog.regclass, o.oid, pg_catalog.md5(o::pg_catalog.text || array(
        select x::pg_catalog.text from pg_catalog.pg_amop as x where x.amopfamily = o.oid
        union all
        select x::pg_catalog.text from pg_catalog.pg_amproc as x where x.amprocfamily = o.oid
        order by 1
    )::pg_catalog.text)
    from pg_catalog.pg_opfamily as o
    union all
    select 'cast', 'pg_catalog.pg_cast'::pg_catalog.regclass, c.oid, pg_catalog.md5(c::pg_catalog.text)
    from pg_catalog.pg_cast as c
    union all
    select 'language', 'pg_catalog.pg_language'::pg_catalog.regclass, l.oid, pg_catalog.md5(l::pg_catalog.text)
    from pg_catalog.pg_language as l
    union all
    select 'transform', 'pg_catalog.pg_transform'::pg_catalog.regclass, t.oid, pg_catalog.md5(t::pg_catalog.text)
    from pg_catalog.pg_transform as t
    union all
    select 'access method', 'pg_catalog.pg_am'::pg_catalog.regclass, a.oid, pg_catalog.md5(a::pg_catalog.text)
    from pg_catalog.pg_am as a
    union all
    select 'foreign-data wrapper', 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, f.oid, pg_catalog.md5(f::pg_catalog.text)
    from pg_catalog.pg_foreign_data_wrapper as f
    union all
    select 'text search configuration', 'pg_catalog.pg_ts_config'::pg_catalog.regclass, t.oid, pg_catalog.md5(t::pg_catalog.text || array(
        select m::pg_catalog.text from pg_catalog.pg_ts_config_map as m where m.mapcfg = t.oid order by 1
    )::pg_catalog.text)
    from pg_catalog.pg_ts_config as t
    union all
    select 'text search dictionary', 'pg_catalog.pg_ts_dict'::pg_catalog.regclass, t.oid, pg_catalog.md5(t::pg_catalog.text)
    from pg_catalog.pg_ts_dict as t
    union all
    select 'text search parser', 'pg_catalog.pg_ts_parser'::pg_catalog.regclass, t.oid, pg_catalog.md5(t::pg_catalog.text)
    from pg_catalog.pg_ts_parser as t
    union all
    select 'text search template', 'pg_catalog.pg_ts_template'::pg_catalog.regclass, t.oid, pg_catalog.md5(t::pg_catalog.text)
    from pg_catalog.pg_ts_template as t
    union all
    select 'large object', 'pg_catalog.pg_largeobject'::pg_catalog.regclass, l.oid, pg_catalog.md5(l::pg_catalog.text)
    from pg_catalog.pg_largeobject_metadata as l
    union all
    select 'security label', l.classoid, l.objoid, pg_catalog.md5(l::pg_catalog.text)
    from pg_catalog.pg_seclabel as l
)
select f.kind, i.identity, i.schema, f.objid, f.row_hash
from found as f
cross join lateral pg_catalog.pg_identify_object(f.classid, f.objid, 0) as i
where f.objid >= 16384 -- FirstNormalObjectId
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = f.classid and d.objid = f.objid
            and d.deptype in ('e', 'i') -- extension member, or made with another object
    )
    and not exists (
        select from pg_catalog.pg_class as c
        where f.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and c.oid = f.objid
            and c.relnamespace::pg_catalog.regnamespace::pg_catalog.text ~ '^(pg_|information_schema$)'
    )

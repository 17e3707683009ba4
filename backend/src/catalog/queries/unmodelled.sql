-- Objects of kinds that the catalog does not hold, with a hash of their row that is comparable inside one database.
with found (kind, classid, objid, row_hash) as (
    select 'domain', 'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid, t.oid, pg_catalog.md5(t::pg_catalog.text)
    from pg_catalog.pg_type as t where t.typtype = 'd'
    union all
    select 'range type', 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, pg_catalog.md5(t::pg_catalog.text)
    from pg_catalog.pg_type as t where t.typtype = 'r'
    union all
    select 'base type', 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, pg_catalog.md5(t::pg_catalog.text)
    from pg_catalog.pg_type as t where t.typtype = 'b' and t.typelem = 0
    union all
    select case c.relkind when 'c' then 'composite type' else 'foreign table' end,
        'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, pg_catalog.md5(c::pg_catalog.text)
    from pg_catalog.pg_class as c where c.relkind in ('c', 'f') -- composite type, foreign table
    union all
    select 'aggregate', 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, pg_catalog.md5(p::pg_catalog.text)
    from pg_catalog.pg_proc as p where p.prokind = 'a'
    union all
    select 'rule', 'pg_catalog.pg_rewrite'::pg_catalog.regclass, r.oid, pg_catalog.md5(r::pg_catalog.text)
    from pg_catalog.pg_rewrite as r where r.rulename <> '_RETURN'
    union all
    select 'event trigger', 'pg_catalog.pg_event_trigger'::pg_catalog.regclass, e.oid, pg_catalog.md5(e::pg_catalog.text)
    from pg_catalog.pg_event_trigger as e where e.evtname !~ '^wrench_'
    union all
    select 'publication', 'pg_catalog.pg_publication'::pg_catalog.regclass, p.oid, pg_catalog.md5(p::pg_catalog.text)
    from pg_catalog.pg_publication as p
    union all
    select 'publication member', 'pg_catalog.pg_publication_rel'::pg_catalog.regclass, p.oid, pg_catalog.md5(p::pg_catalog.text)
    from pg_catalog.pg_publication_rel as p
    union all
    select 'publication schema', 'pg_catalog.pg_publication_namespace'::pg_catalog.regclass, p.oid, pg_catalog.md5(p::pg_catalog.text)
    from pg_catalog.pg_publication_namespace as p
    union all
    select 'collation', 'pg_catalog.pg_collation'::pg_catalog.regclass, c.oid, pg_catalog.md5(c::pg_catalog.text)
    from pg_catalog.pg_collation as c
    union all
    select 'conversion', 'pg_catalog.pg_conversion'::pg_catalog.regclass, c.oid, pg_catalog.md5(c::pg_catalog.text)
    from pg_catalog.pg_conversion as c
    union all
    select 'statistics object', 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass, s.oid, pg_catalog.md5(s::pg_catalog.text)
    from pg_catalog.pg_statistic_ext as s
    union all
    select 'operator', 'pg_catalog.pg_operator'::pg_catalog.regclass, o.oid, pg_catalog.md5(o::pg_catalog.text)
    from pg_catalog.pg_operator as o
    union all
    select 'operator class', 'pg_catalog.pg_opclass'::pg_catalog.regclass, o.oid, pg_catalog.md5(o::pg_catalog.text)
    from pg_catalog.pg_opclass as o
    union all
    select 'operator family', 'pg_catalog.pg_opfamily'::pg_catalog.regclass, o.oid, pg_catalog.md5(o::pg_catalog.text)
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
    select 'foreign server', 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, f.oid, pg_catalog.md5(f::pg_catalog.text)
    from pg_catalog.pg_foreign_server as f
    union all
    select 'text search configuration', 'pg_catalog.pg_ts_config'::pg_catalog.regclass, t.oid, pg_catalog.md5(t::pg_catalog.text)
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
)
select f.kind, i.identity, i.schema, f.objid, f.row_hash
from found as f
cross join lateral pg_catalog.pg_identify_object(f.classid, f.objid, 0) as i
where f.objid >= 16384 -- FirstNormalObjectId
    and not exists (
        select from pg_catalog.pg_depend as d
        where d.classid = f.classid and d.objid = f.objid and d.deptype = 'e' -- extension member
    )
    and not exists (
        select from pg_catalog.pg_class as c
        where f.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and c.oid = f.objid
            and c.relnamespace::pg_catalog.regnamespace::pg_catalog.text ~ '^(pg_|information_schema$)'
    )

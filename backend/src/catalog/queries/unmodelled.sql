-- Objects of kinds that the catalog does not hold, each by what its catalog row says, with names where the row has OIDs: two
-- databases compare. Of an unknown letter the row is taken as it is: that never compares as equal.
with found (kind, classid, objid, owner, acl, facts) as (
    select case t.typtype when 'b' then 'base type' when 'p' then 'pseudo-type' else 'type of kind ' || t.typtype::pg_catalog.text end,
        'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid, t.oid, t.typowner,
        coalesce(t.typacl, pg_catalog.acldefault('T', t.typowner)),
        pg_catalog.jsonb_build_object(
            'defined', t.typisdefined, 'length', t.typlen, 'by_value', t.typbyval, 'category', t.typcategory,
            'preferred', t.typispreferred, 'delimiter', t.typdelim, 'element', t.typelem::pg_catalog.regtype,
            'input', t.typinput::pg_catalog.regprocedure, 'output', t.typoutput::pg_catalog.regprocedure,
            'receive', t.typreceive::pg_catalog.regprocedure, 'send', t.typsend::pg_catalog.regprocedure,
            'typmod_in', t.typmodin::pg_catalog.regprocedure, 'typmod_out', t.typmodout::pg_catalog.regprocedure,
            'analyze', t.typanalyze::pg_catalog.regprocedure, 'subscript', t.typsubscript::pg_catalog.regprocedure,
            'alignment', t.typalign, 'storage', t.typstorage, 'default', t.typdefault,
            'collation', t.typcollation::pg_catalog.regcollation
        )
    from pg_catalog.pg_type as t
    where t.typtype not in ('c', 'd', 'e', 'r', 'm') -- composite, domain, enum, range, multirange
        and not exists (select from pg_catalog.pg_type as e where e.typarray = t.oid)
    union all
    select 'relation of kind ' || c.relkind::pg_catalog.text, 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, c.relowner,
        c.relacl, pg_catalog.to_jsonb(c)
    from pg_catalog.pg_class as c
    -- Ordinary, partitioned and foreign tables, indexes, sequences, views, composite types, TOAST.
    where c.relkind not in ('r', 'p', 'f', 'i', 'I', 'S', 'v', 'm', 'c', 't')
    union all
    select 'routine of kind ' || p.prokind::pg_catalog.text, 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, p.proowner,
        p.proacl, pg_catalog.to_jsonb(p)
    from pg_catalog.pg_proc as p where p.prokind not in ('f', 'w', 'p', 'a') -- function, window function, procedure, aggregate
    union all
    select 'constraint of kind ' || k.contype::pg_catalog.text, 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, null,
        null, pg_catalog.to_jsonb(k)
    from pg_catalog.pg_constraint as k
    -- Check, foreign key, primary key, unique, exclusion, not null, constraint trigger.
    where k.contype not in ('c', 'f', 'p', 'u', 'x', 'n', 't')
    union all
    select 'conversion', 'pg_catalog.pg_conversion'::pg_catalog.regclass, c.oid, c.conowner, null,
        pg_catalog.jsonb_build_object(
            'from', pg_catalog.pg_encoding_to_char(c.conforencoding), 'to', pg_catalog.pg_encoding_to_char(c.contoencoding),
            'function', c.conproc::pg_catalog.regprocedure, 'default', c.condefault
        )
    from pg_catalog.pg_conversion as c
    union all
    select 'operator', 'pg_catalog.pg_operator'::pg_catalog.regclass, o.oid, o.oprowner, null,
        pg_catalog.jsonb_build_object(
            'merges', o.oprcanmerge, 'hashes', o.oprcanhash, 'result', o.oprresult::pg_catalog.regtype,
            'function', o.oprcode::pg_catalog.regprocedure, 'commutator', o.oprcom::pg_catalog.regoperator,
            'negator', o.oprnegate::pg_catalog.regoperator, 'restrict', o.oprrest::pg_catalog.regprocedure,
            'join', o.oprjoin::pg_catalog.regprocedure
        )
    from pg_catalog.pg_operator as o
    union all
    select 'operator class', 'pg_catalog.pg_opclass'::pg_catalog.regclass, o.oid, o.opcowner, null,
        pg_catalog.jsonb_build_object(
            'default', o.opcdefault, 'type', o.opcintype::pg_catalog.regtype, 'key_type', o.opckeytype::pg_catalog.regtype,
            'family', (pg_catalog.pg_identify_object('pg_catalog.pg_opfamily'::pg_catalog.regclass, o.opcfamily, 0)).identity
        )
    from pg_catalog.pg_opclass as o
    union all
    select 'operator family', 'pg_catalog.pg_opfamily'::pg_catalog.regclass, o.oid, o.opfowner, null,
        pg_catalog.jsonb_build_object(
            'operators', array(
                select pg_catalog.concat_ws(' ', x.amopstrategy, x.amoplefttype::pg_catalog.regtype,
                    x.amoprighttype::pg_catalog.regtype, x.amopopr::pg_catalog.regoperator, x.amoppurpose)
                from pg_catalog.pg_amop as x where x.amopfamily = o.oid order by 1
            ),
            'functions', array(
                select pg_catalog.concat_ws(' ', x.amprocnum, x.amproclefttype::pg_catalog.regtype,
                    x.amprocrighttype::pg_catalog.regtype, x.amproc::pg_catalog.regprocedure)
                from pg_catalog.pg_amproc as x where x.amprocfamily = o.oid order by 1
            )
        )
    from pg_catalog.pg_opfamily as o
    union all
    select 'cast', 'pg_catalog.pg_cast'::pg_catalog.regclass, c.oid, null, null,
        pg_catalog.jsonb_build_object(
            'function', c.castfunc::pg_catalog.regprocedure, 'context', c.castcontext, 'method', c.castmethod
        )
    from pg_catalog.pg_cast as c
    union all
    select 'language', 'pg_catalog.pg_language'::pg_catalog.regclass, l.oid, l.lanowner,
        coalesce(l.lanacl, pg_catalog.acldefault('l', l.lanowner)),
        pg_catalog.jsonb_build_object(
            'trusted', l.lanpltrusted, 'handler', l.lanplcallfoid::pg_catalog.regprocedure,
            'inline', l.laninline::pg_catalog.regprocedure, 'validator', l.lanvalidator::pg_catalog.regprocedure
        )
    from pg_catalog.pg_language as l
    union all
    select 'transform', 'pg_catalog.pg_transform'::pg_catalog.regclass, t.oid, null, null,
        pg_catalog.jsonb_build_object(
            'from_sql', t.trffromsql::pg_catalog.regprocedure, 'to_sql', t.trftosql::pg_catalog.regprocedure
        )
    from pg_catalog.pg_transform as t
    union all
    select 'access method', 'pg_catalog.pg_am'::pg_catalog.regclass, a.oid, null, null,
        pg_catalog.jsonb_build_object('handler', a.amhandler::pg_catalog.regprocedure, 'type', a.amtype)
    from pg_catalog.pg_am as a
    union all
    select 'foreign-data wrapper', 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, f.oid, f.fdwowner,
        coalesce(f.fdwacl, pg_catalog.acldefault('F', f.fdwowner)),
        pg_catalog.jsonb_build_object(
            'handler', f.fdwhandler::pg_catalog.regprocedure, 'validator', f.fdwvalidator::pg_catalog.regprocedure,
            -- Values may be secrets.
            'options', array(select o.option_name from pg_catalog.pg_options_to_table(f.fdwoptions) as o order by 1)
        )
    from pg_catalog.pg_foreign_data_wrapper as f
    union all
    select 'text search configuration', 'pg_catalog.pg_ts_config'::pg_catalog.regclass, t.oid, t.cfgowner, null,
        pg_catalog.jsonb_build_object(
            'parser', (pg_catalog.pg_identify_object('pg_catalog.pg_ts_parser'::pg_catalog.regclass, t.cfgparser, 0)).identity,
            'mappings', array(
                select pg_catalog.concat_ws(' ', m.maptokentype, m.mapseqno, m.mapdict::pg_catalog.regdictionary)
                from pg_catalog.pg_ts_config_map as m where m.mapcfg = t.oid order by m.maptokentype, m.mapseqno
            )
        )
    from pg_catalog.pg_ts_config as t
    union all
    select 'text search dictionary', 'pg_catalog.pg_ts_dict'::pg_catalog.regclass, t.oid, t.dictowner, null,
        pg_catalog.jsonb_build_object(
            'template', (pg_catalog.pg_identify_object('pg_catalog.pg_ts_template'::pg_catalog.regclass, t.dicttemplate, 0)).identity,
            'options', t.dictinitoption
        )
    from pg_catalog.pg_ts_dict as t
    union all
    select 'text search parser', 'pg_catalog.pg_ts_parser'::pg_catalog.regclass, t.oid, null, null,
        pg_catalog.jsonb_build_object(
            'start', t.prsstart::pg_catalog.regprocedure, 'token', t.prstoken::pg_catalog.regprocedure,
            'end', t.prsend::pg_catalog.regprocedure, 'headline', t.prsheadline::pg_catalog.regprocedure,
            'token_types', t.prslextype::pg_catalog.regprocedure
        )
    from pg_catalog.pg_ts_parser as t
    union all
    select 'text search template', 'pg_catalog.pg_ts_template'::pg_catalog.regclass, t.oid, null, null,
        pg_catalog.jsonb_build_object(
            'init', t.tmplinit::pg_catalog.regprocedure, 'lexize', t.tmpllexize::pg_catalog.regprocedure
        )
    from pg_catalog.pg_ts_template as t
    union all
    select 'security label', l.classoid, l.objoid, null, null,
        pg_catalog.jsonb_build_object('provider', l.provider, 'part', l.objsubid, 'label', l.label)
    from pg_catalog.pg_seclabel as l
)
select
    f.kind,
    i.identity,
    i.schema,
    case when f.owner is not null then pg_catalog.pg_get_userbyid(f.owner)::pg_catalog.text end as owner,
    array(
        select a.privilege_type || case when a.is_grantable then '* ' else ' ' end
            || case when a.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text end
        from pg_catalog.aclexplode(f.acl) as a
    ) as acl,
    f.facts::pg_catalog.text as facts,
    pg_catalog.obj_description(f.objid, f.classid::pg_catalog.regclass::pg_catalog.text::pg_catalog.name) as comment
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

-- One hash over the catalog rows of some schemas, and of what is in no schema. $1: names of the schemas.
with spaces as (
    select n.* from pg_catalog.pg_namespace as n where n.nspname = any ($1)
),
relations as (
    select c.* from pg_catalog.pg_class as c where c.relnamespace in (select s.oid from spaces as s)
),
found (source, line) as (
    select 'namespace', s::pg_catalog.text from spaces as s
    union all
    -- Without what VACUUM, ANALYZE and a refresh write.
    select 'class', (pg_catalog.to_jsonb(r) - array[
        'relpages', 'reltuples', 'relallvisible', 'relallfrozen', 'relfrozenxid', 'relminmxid', 'relfilenode',
        'relhasindex', 'relhasrules', 'relhastriggers'
    ])::pg_catalog.text from relations as r
    union all select 'attribute', a::pg_catalog.text from pg_catalog.pg_attribute as a
        where a.attrelid in (select r.oid from relations as r)
    union all select 'attrdef', d::pg_catalog.text from pg_catalog.pg_attrdef as d
        where d.adrelid in (select r.oid from relations as r)
    union all select 'index', i::pg_catalog.text from pg_catalog.pg_index as i
        where i.indexrelid in (select r.oid from relations as r)
    union all select 'sequence', s::pg_catalog.text from pg_catalog.pg_sequence as s
        where s.seqrelid in (select r.oid from relations as r)
    union all select 'inherits', i::pg_catalog.text from pg_catalog.pg_inherits as i
        where i.inhrelid in (select r.oid from relations as r) or i.inhparent in (select r.oid from relations as r)
    union all select 'partitioned', p::pg_catalog.text from pg_catalog.pg_partitioned_table as p
        where p.partrelid in (select r.oid from relations as r)
    union all select 'rewrite', w::pg_catalog.text from pg_catalog.pg_rewrite as w
        where w.ev_class in (select r.oid from relations as r)
    union all select 'trigger', t::pg_catalog.text from pg_catalog.pg_trigger as t
        where t.tgrelid in (select r.oid from relations as r)
    union all select 'policy', p::pg_catalog.text from pg_catalog.pg_policy as p
        where p.polrelid in (select r.oid from relations as r)
    union all select 'foreign table', f::pg_catalog.text from pg_catalog.pg_foreign_table as f
        where f.ftrelid in (select r.oid from relations as r)
    union all select 'constraint', k::pg_catalog.text from pg_catalog.pg_constraint as k
        where k.connamespace in (select s.oid from spaces as s)
    union all select 'type', t::pg_catalog.text from pg_catalog.pg_type as t
        where t.typnamespace in (select s.oid from spaces as s)
    union all select 'enum', e::pg_catalog.text from pg_catalog.pg_enum as e
        join pg_catalog.pg_type as t on t.oid = e.enumtypid where t.typnamespace in (select s.oid from spaces as s)
    union all select 'range', g::pg_catalog.text from pg_catalog.pg_range as g
        join pg_catalog.pg_type as t on t.oid = g.rngtypid where t.typnamespace in (select s.oid from spaces as s)
    union all select 'proc', p::pg_catalog.text from pg_catalog.pg_proc as p
        where p.pronamespace in (select s.oid from spaces as s)
    union all select 'aggregate', a::pg_catalog.text from pg_catalog.pg_aggregate as a
        join pg_catalog.pg_proc as p on p.oid = a.aggfnoid where p.pronamespace in (select s.oid from spaces as s)
    union all select 'collation', c::pg_catalog.text from pg_catalog.pg_collation as c
        where c.collnamespace in (select s.oid from spaces as s)
    union all select 'statistics', x.oid || ' ' || pg_catalog.pg_get_statisticsobjdef(x.oid) || x.stxowner
        from pg_catalog.pg_statistic_ext as x where x.stxnamespace in (select s.oid from spaces as s)
    union all select 'operator', o::pg_catalog.text from pg_catalog.pg_operator as o
        where o.oprnamespace in (select s.oid from spaces as s)
    union all select 'default acl', d::pg_catalog.text from pg_catalog.pg_default_acl as d
    union all select 'event trigger', t::pg_catalog.text from pg_catalog.pg_event_trigger as t
    union all select 'extension', x::pg_catalog.text from pg_catalog.pg_extension as x
    union all select 'foreign server', s::pg_catalog.text from pg_catalog.pg_foreign_server as s
    union all select 'user mapping', u.umid || ' ' || u.srvid || ' ' || u.umuser from pg_catalog.pg_user_mappings as u
    union all select 'publication', p::pg_catalog.text from pg_catalog.pg_publication as p
    union all select 'publication table', p::pg_catalog.text from pg_catalog.pg_publication_rel as p
    union all select 'publication schema', p::pg_catalog.text from pg_catalog.pg_publication_namespace as p
    union all select 'comment', d::pg_catalog.text from pg_catalog.pg_description as d
        where d.objoid >= 16384 -- FirstNormalObjectId
)
select pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(
    coalesce(pg_catalog.string_agg(f.source || ' ' || f.line, e'\n' order by (f.source || ' ' || f.line) collate "C"), ''),
    'UTF8'
)), 'hex')
from found as f

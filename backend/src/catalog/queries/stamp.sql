-- Which versions of which rows the catalogs hold. Whatever writes to a catalog leaves another version: another place in its
-- file, written by another transaction. Left out are statistics, large objects, the state of replication, and what is of the
-- whole server; of roles and user mappings, whose catalogs not everybody may read, the texts are taken.
with parts (name, node, versions) as (
    select 'pg_aggregate', pg_catalog.pg_relation_filenode('pg_catalog.pg_aggregate'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_aggregate as t
    union all
    select 'pg_am', pg_catalog.pg_relation_filenode('pg_catalog.pg_am'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_am as t
    union all
    select 'pg_amop', pg_catalog.pg_relation_filenode('pg_catalog.pg_amop'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_amop as t
    union all
    select 'pg_amproc', pg_catalog.pg_relation_filenode('pg_catalog.pg_amproc'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_amproc as t
    union all
    select 'pg_attrdef', pg_catalog.pg_relation_filenode('pg_catalog.pg_attrdef'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_attrdef as t
    union all
    select 'pg_attribute', pg_catalog.pg_relation_filenode('pg_catalog.pg_attribute'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_attribute as t
    union all
    select 'pg_cast', pg_catalog.pg_relation_filenode('pg_catalog.pg_cast'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_cast as t
    union all
    select 'pg_class', pg_catalog.pg_relation_filenode('pg_catalog.pg_class'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_class as t
    union all
    select 'pg_collation', pg_catalog.pg_relation_filenode('pg_catalog.pg_collation'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_collation as t
    union all
    select 'pg_constraint', pg_catalog.pg_relation_filenode('pg_catalog.pg_constraint'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_constraint as t
    union all
    select 'pg_conversion', pg_catalog.pg_relation_filenode('pg_catalog.pg_conversion'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_conversion as t
    union all
    select 'pg_default_acl', pg_catalog.pg_relation_filenode('pg_catalog.pg_default_acl'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_default_acl as t
    union all
    select 'pg_depend', pg_catalog.pg_relation_filenode('pg_catalog.pg_depend'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_depend as t
    union all
    select 'pg_description', pg_catalog.pg_relation_filenode('pg_catalog.pg_description'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_description as t
    union all
    select 'pg_enum', pg_catalog.pg_relation_filenode('pg_catalog.pg_enum'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_enum as t
    union all
    select 'pg_event_trigger', pg_catalog.pg_relation_filenode('pg_catalog.pg_event_trigger'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_event_trigger as t
    union all
    select 'pg_extension', pg_catalog.pg_relation_filenode('pg_catalog.pg_extension'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_extension as t
    union all
    select 'pg_foreign_data_wrapper', pg_catalog.pg_relation_filenode('pg_catalog.pg_foreign_data_wrapper'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_foreign_data_wrapper as t
    union all
    select 'pg_foreign_server', pg_catalog.pg_relation_filenode('pg_catalog.pg_foreign_server'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_foreign_server as t
    union all
    select 'pg_foreign_table', pg_catalog.pg_relation_filenode('pg_catalog.pg_foreign_table'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_foreign_table as t
    union all
    select 'pg_index', pg_catalog.pg_relation_filenode('pg_catalog.pg_index'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_index as t
    union all
    select 'pg_inherits', pg_catalog.pg_relation_filenode('pg_catalog.pg_inherits'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_inherits as t
    union all
    select 'pg_init_privs', pg_catalog.pg_relation_filenode('pg_catalog.pg_init_privs'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_init_privs as t
    union all
    select 'pg_language', pg_catalog.pg_relation_filenode('pg_catalog.pg_language'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_language as t
    union all
    select 'pg_namespace', pg_catalog.pg_relation_filenode('pg_catalog.pg_namespace'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_namespace as t
    union all
    select 'pg_opclass', pg_catalog.pg_relation_filenode('pg_catalog.pg_opclass'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_opclass as t
    union all
    select 'pg_operator', pg_catalog.pg_relation_filenode('pg_catalog.pg_operator'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_operator as t
    union all
    select 'pg_opfamily', pg_catalog.pg_relation_filenode('pg_catalog.pg_opfamily'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_opfamily as t
    union all
    select 'pg_partitioned_table', pg_catalog.pg_relation_filenode('pg_catalog.pg_partitioned_table'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_partitioned_table as t
    union all
    select 'pg_policy', pg_catalog.pg_relation_filenode('pg_catalog.pg_policy'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_policy as t
    union all
    select 'pg_proc', pg_catalog.pg_relation_filenode('pg_catalog.pg_proc'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_proc as t
    union all
    select 'pg_publication', pg_catalog.pg_relation_filenode('pg_catalog.pg_publication'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_publication as t
    union all
    select 'pg_publication_namespace', pg_catalog.pg_relation_filenode('pg_catalog.pg_publication_namespace'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_publication_namespace as t
    union all
    select 'pg_publication_rel', pg_catalog.pg_relation_filenode('pg_catalog.pg_publication_rel'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_publication_rel as t
    union all
    select 'pg_range', pg_catalog.pg_relation_filenode('pg_catalog.pg_range'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_range as t
    union all
    select 'pg_rewrite', pg_catalog.pg_relation_filenode('pg_catalog.pg_rewrite'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_rewrite as t
    union all
    select 'pg_seclabel', pg_catalog.pg_relation_filenode('pg_catalog.pg_seclabel'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_seclabel as t
    union all
    select 'pg_sequence', pg_catalog.pg_relation_filenode('pg_catalog.pg_sequence'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_sequence as t
    union all
    select 'pg_statistic_ext', pg_catalog.pg_relation_filenode('pg_catalog.pg_statistic_ext'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_statistic_ext as t
    union all
    select 'pg_tablespace', pg_catalog.pg_relation_filenode('pg_catalog.pg_tablespace'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_tablespace as t
    union all
    select 'pg_transform', pg_catalog.pg_relation_filenode('pg_catalog.pg_transform'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_transform as t
    union all
    select 'pg_trigger', pg_catalog.pg_relation_filenode('pg_catalog.pg_trigger'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_trigger as t
    union all
    select 'pg_ts_config', pg_catalog.pg_relation_filenode('pg_catalog.pg_ts_config'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_ts_config as t
    union all
    select 'pg_ts_config_map', pg_catalog.pg_relation_filenode('pg_catalog.pg_ts_config_map'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_ts_config_map as t
    union all
    select 'pg_ts_dict', pg_catalog.pg_relation_filenode('pg_catalog.pg_ts_dict'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_ts_dict as t
    union all
    select 'pg_ts_parser', pg_catalog.pg_relation_filenode('pg_catalog.pg_ts_parser'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_ts_parser as t
    union all
    select 'pg_ts_template', pg_catalog.pg_relation_filenode('pg_catalog.pg_ts_template'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_ts_template as t
    union all
    select 'pg_type', pg_catalog.pg_relation_filenode('pg_catalog.pg_type'),
        pg_catalog.string_agg(pg_catalog.tidsend(t.ctid) || pg_catalog.xidsend(t.xmin), '')
    from pg_catalog.pg_type as t
    union all
    select 'pg_roles', null,
        pg_catalog.convert_to(pg_catalog.string_agg(pg_catalog.concat_ws(' ', t.oid, t.rolname), ',' order by t.oid), 'UTF8')
    from pg_catalog.pg_roles as t
    union all
    select 'pg_user_mappings', null, pg_catalog.convert_to(pg_catalog.string_agg(t::pg_catalog.text, ',' order by t.umid), 'UTF8')
    from pg_catalog.pg_user_mappings as t
)
select
    pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.string_agg(
        pg_catalog.concat_ws(' ', p.name, p.node, pg_catalog.encode(pg_catalog.sha256(p.versions), 'hex')),
        ',' order by p.name
    ), 'UTF8')), 'hex') as hash,
    pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::pg_catalog.text::pg_catalog.int8 as next_transaction
from parts as p

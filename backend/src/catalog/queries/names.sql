-- Every taken name: relations share one name space in a schema, types another.
select 'relation' as space, n.nspname::pg_catalog.text as schema, c.relname::pg_catalog.text as name,
    case c.relkind
        when 'r' then 'table'
        when 'p' then 'table'
        when 'i' then 'index'
        when 'I' then 'index'
        when 'S' then 'sequence'
        when 'v' then 'view'
        when 'm' then 'materialized view'
        when 'c' then 'composite type'
        when 'f' then 'foreign table'
        else 'relation of kind ' || c.relkind::pg_catalog.text
    end as kind
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)' and c.relkind <> 't' -- TOAST
union all
select 'type', n.nspname::pg_catalog.text, t.typname::pg_catalog.text,
    case t.typtype
        when 'e' then 'enum'
        when 'd' then 'domain'
        when 'c' then 'row type'
        when 'r' then 'range type'
        when 'm' then 'multirange type'
        else 'type of kind ' || t.typtype::pg_catalog.text
    end
from pg_catalog.pg_type as t
join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
where n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'
union all
select 'routine', n.nspname::pg_catalog.text,
    p.proname || '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')',
    case p.prokind when 'f' then 'function' when 'w' then 'function' when 'p' then 'procedure' else 'aggregate' end
from pg_catalog.pg_proc as p
join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
where n.nspname !~ '^(pg_|information_schema$|wrench$|wrench_attic$)'

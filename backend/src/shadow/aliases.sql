-- Second catalog addresses of objects: what stands at the first address is a part of the object at the second, or the
-- object itself in another catalog.
select
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid,
    k.conindid,
    'pg_catalog.pg_constraint'::pg_catalog.regclass::pg_catalog.oid,
    k.oid
from pg_catalog.pg_constraint as k
where k.contype in ('p', 'u', 'x') -- primary key, unique, exclusion
union all
select 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, 'pg_catalog.pg_type'::pg_catalog.regclass, k.contypid
from pg_catalog.pg_constraint as k
where k.contypid <> 0 -- of a domain
union all
select 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, 'pg_catalog.pg_type'::pg_catalog.regclass, c.reltype
from pg_catalog.pg_class as c
where c.relkind = 'c' -- composite type

-- Indexes that belong to constraints, as catalog addresses of both.
select
    'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid,
    k.conindid,
    'pg_catalog.pg_constraint'::pg_catalog.regclass::pg_catalog.oid,
    k.oid
from pg_catalog.pg_constraint as k
where k.contype in ('p', 'u', 'x') -- primary key, unique, exclusion

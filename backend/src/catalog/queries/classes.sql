-- Identities of the system catalogs.
select oid, relname::pg_catalog.text
from pg_catalog.pg_class
where relnamespace = 'pg_catalog'::pg_catalog.regnamespace and relkind = 'r' -- ordinary table

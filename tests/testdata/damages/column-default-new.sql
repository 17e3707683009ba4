-- A column has a default that no file names.
select format('%s.%I', c.oid::regclass, a.attname), format('alter table %s alter column %I set default %L', c.oid::regclass, a.attname, 'by hand')
from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and not a.atthasdef and a.atttypid in ('text'::regtype, 'varchar'::regtype)

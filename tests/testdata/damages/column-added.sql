-- A column that no file names.
select format('%s.zz_note', c.oid::regclass), format('alter table %s add column zz_note text not null default %L', c.oid::regclass, 'by hand')
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r'

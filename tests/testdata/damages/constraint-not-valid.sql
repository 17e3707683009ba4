-- A constraint was made again without looking at the rows.
select format('%s %I', c.oid::regclass, k.conname), format('alter table %s drop constraint %I, add constraint %2$I %s not valid', c.oid::regclass, k.conname, pg_get_constraintdef(k.oid))
from pg_constraint k join pg_class c on c.oid = k.conrelid
where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r' and k.contype in ('f', 'c') and k.convalidated

-- A constraint is gone, with the foreign keys that pointed at it.
select format('%s %I', c.oid::regclass, k.conname), format('alter table %s drop constraint %I cascade', c.oid::regclass, k.conname)
from pg_constraint k join pg_class c on c.oid = k.conrelid
where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r' and k.contype <> 't'

-- A check of the same name refuses nothing.
select format('%s %I', c.oid::regclass, k.conname), format('alter table %s drop constraint %I, add constraint %2$I check (true)', c.oid::regclass, k.conname)
from pg_constraint k join pg_class c on c.oid = k.conrelid
where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r' and k.contype = 'c'

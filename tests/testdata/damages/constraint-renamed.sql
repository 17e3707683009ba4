-- A constraint has another name.
select format('%s %I', c.oid::regclass, k.conname), format('alter table %s rename constraint %I to zz_%s', c.oid::regclass, k.conname, left(lower(k.conname), 50))
from pg_constraint k join pg_class c on c.oid = k.conrelid
where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r' and k.contype in ('p', 'u', 'f', 'c', 'x')

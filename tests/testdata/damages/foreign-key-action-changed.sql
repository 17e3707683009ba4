-- A foreign key of the same name deletes in another way.
select format('%s %I', c.oid::regclass, k.conname), format('alter table %s drop constraint %I, add constraint %2$I %s', c.oid::regclass, k.conname,
    case when k.confdeltype = 'c' then replace(pg_get_constraintdef(k.oid), ' ON DELETE CASCADE', '') else
        regexp_replace(pg_get_constraintdef(k.oid), '( ON DELETE [A-Z ]+?)?( DEFERRABLE.*)?$', ' ON DELETE CASCADE\2') end)
from pg_constraint k join pg_class c on c.oid = k.conrelid
where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r' and k.contype = 'f'

-- A trigger has another name.
select format('%s %I', c.oid::regclass, t.tgname), format('alter trigger %I on %s rename to zz_%s', t.tgname, c.oid::regclass, left(lower(t.tgname), 50))
from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace::regnamespace::text = any ($1) and not t.tgisinternal

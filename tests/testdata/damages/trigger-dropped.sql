-- A trigger is gone.
select format('%s %I', c.oid::regclass, t.tgname), format('drop trigger %I on %s', t.tgname, c.oid::regclass)
from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace::regnamespace::text = any ($1) and not t.tgisinternal

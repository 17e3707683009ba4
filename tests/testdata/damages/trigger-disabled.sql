-- A trigger does not fire.
select format('%s %I', c.oid::regclass, t.tgname), format('alter table %s disable trigger %I', c.oid::regclass, t.tgname)
from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace::regnamespace::text = any ($1) and not t.tgisinternal

-- A policy has another name.
select format('%s %I', c.oid::regclass, p.polname), format('alter policy %I on %s rename to zz_renamed_%s', p.polname, c.oid::regclass, p.oid)
from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace::regnamespace::text = any ($1)

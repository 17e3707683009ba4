-- A policy is gone.
select format('%s %I', c.oid::regclass, p.polname), format('drop policy %I on %s', p.polname, c.oid::regclass)
from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace::regnamespace::text = any ($1)

-- A policy is for everybody.
select format('%s %I', c.oid::regclass, p.polname), format('alter policy %I on %s to public', p.polname, c.oid::regclass)
from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace::regnamespace::text = any ($1) and p.polroles <> array[0::oid]

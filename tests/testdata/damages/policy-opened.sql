-- A policy lets every row through.
select format('%s %I', c.oid::regclass, p.polname), format('alter policy %I on %s %s', p.polname, c.oid::regclass, case p.polcmd when 'a' then 'with check (true)' else 'using (true)' end)
from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace::regnamespace::text = any ($1)

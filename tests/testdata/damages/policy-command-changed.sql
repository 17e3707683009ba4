-- A policy of the same name is for another command.
select format('%s %I', c.oid::regclass, p.polname), format('drop policy %I on %s; create policy %1$I on %2$s for delete using (%3$s)', p.polname, c.oid::regclass, pg_get_expr(p.polqual, p.polrelid))
from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace::regnamespace::text = any ($1) and p.polcmd in ('r', 'w') and p.polqual is not null

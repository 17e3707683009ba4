-- A privilege that no file names.
select format('%s for public', c.oid::regclass), format('grant truncate on %s to public', c.oid::regclass)
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r'

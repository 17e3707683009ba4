-- A view reads with other rights.
select c.oid::regclass::text, format('alter view %s set (security_invoker = %s)', c.oid::regclass,
    not coalesce(array_to_string(c.reloptions, ',') ~ 'security_invoker=(true|on)', false))
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'v'

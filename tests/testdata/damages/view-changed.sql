-- A view shows no rows any more.
select c.oid::regclass::text, format('create or replace view %s with (security_invoker = %s) as select * from (%s) as was where false', c.oid::regclass,
    coalesce(array_to_string(c.reloptions, ',') ~ 'security_invoker=(true|on)', false), rtrim(pg_get_viewdef(c.oid), ';'))
from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'v'

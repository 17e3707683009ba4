-- A label has another name.
select t.oid::regtype::text, format('alter type %s rename value %L to %L', t.oid::regtype, e.enumlabel, e.enumlabel || '_old')
from pg_type t join pg_enum e on e.enumtypid = t.oid
where t.typnamespace::regnamespace::text = any ($1)

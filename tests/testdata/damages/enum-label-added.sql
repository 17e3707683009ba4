-- A label that no file names.
select t.oid::regtype::text, format('alter type %s add value %L before %L', t.oid::regtype, 'by_hand', e.enumlabel)
from pg_type t join pg_enum e on e.enumtypid = t.oid
where t.typnamespace::regnamespace::text = any ($1)

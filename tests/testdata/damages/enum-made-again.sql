-- A type of the same name has its labels in another order; the columns keep the old one under another name.
select t.oid::regtype::text, format('alter type %s rename to zz_%s; create type %1$s as enum (%3$s)', t.oid::regtype, lower(t.typname),
    string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder desc))
from pg_type t join pg_enum e on e.enumtypid = t.oid
where t.typnamespace::regnamespace::text = any ($1) group by t.oid, t.typname having count(*) > 1

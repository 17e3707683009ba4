-- A comment is gone.
select format('%s.%I', c.oid::regclass, a.attname), format('comment on column %s.%I is null', c.oid::regclass, a.attname)
from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and col_description(c.oid, a.attnum) is not null

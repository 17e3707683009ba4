-- A column is stored in another way.
select format('%s.%I', c.oid::regclass, a.attname), format('alter table %s alter column %I set storage external', c.oid::regclass, a.attname)
from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attstorage = 'x'

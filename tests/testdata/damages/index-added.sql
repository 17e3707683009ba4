-- An index that no file names.
select format('%s zz_extra', c.oid::regclass), format('create index zz_extra_%s on %s (%I)', c.oid, c.oid::regclass, a.attname)
from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attnum = 1

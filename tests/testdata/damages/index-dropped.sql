-- An index is gone.
select i.oid::regclass::text, format('drop index %s cascade', i.oid::regclass)
from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
where i.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r'
    and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))

-- An index has another name.
select i.oid::regclass::text, format('alter index %s rename to zz_%s', i.oid::regclass, left(lower(i.relname), 50))
from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
where i.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r'
    and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))

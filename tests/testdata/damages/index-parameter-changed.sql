-- An index has another fill factor.
select i.oid::regclass::text, format('alter index %s set (fillfactor = 42)', i.oid::regclass)
from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
where i.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r'
    and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x')) and i.relam = (select oid from pg_am where amname = 'btree')

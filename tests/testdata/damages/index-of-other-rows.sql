-- An index of the same name is on other rows.
select i.oid::regclass::text, format('drop index %s; %s', i.oid::regclass,
    case when x.indpred is null then pg_get_indexdef(i.oid) || ' where true is not null'
        else replace(pg_get_indexdef(i.oid), ' WHERE ', ' where false and ') end)
from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
where i.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r'
    and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))

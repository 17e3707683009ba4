-- Every column of every table with the number of its rows and a hash over its values, whatever their order.
select c.oid::regclass::text as relation, a.attname::text as attribute,
    (xpath('/row/h/text()', query_to_xml(format(
        'select count(*) || '':'' || md5(coalesce(string_agg(coalesce(%1$I::text, ''~''), ''|'' order by %1$I::text collate "C"), '''')) as h from only %2$s',
        a.attname, c.oid::regclass), false, true, '')))[1]::text as contents
from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
where (c.relnamespace::regnamespace::text = any ($1) or c.relnamespace::regnamespace::text like 'zz\_%')
    and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped

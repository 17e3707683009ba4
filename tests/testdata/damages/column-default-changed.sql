-- A column has another default.
select format('%s.%I', c.oid::regclass, a.attname),
    format('alter table %s alter column %I set default %s', c.oid::regclass, a.attname,
        case when a.atttypid in ('int'::regtype, 'bigint'::regtype, 'numeric'::regtype) then '77'
            when a.atttypid in ('text'::regtype, 'varchar'::regtype) then '''by hand'''
            when a.atttypid = 'boolean'::regtype then (pg_get_expr(d.adbin, d.adrelid) = 'false')::text
            when a.atttypid in ('timestamptz'::regtype, 'timestamp'::regtype, 'date'::regtype) then '''2001-02-03''' else 'null' end)
from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r' and a.attgenerated = ''

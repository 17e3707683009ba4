-- A column has another type that holds its values.
select format('%s.%I', c.oid::regclass, a.attname),
    format('alter table %s alter column %I type %s using %2$I::text::%3$s', c.oid::regclass, a.attname,
        case a.atttypid when 'int'::regtype then 'bigint' when 'bigint'::regtype then 'numeric' when 'text'::regtype then 'varchar(4000)'
            when 'numeric'::regtype then 'numeric(30,8)' when 'timestamptz'::regtype then 'timestamp' when 'timestamp'::regtype then 'timestamptz'
            when 'date'::regtype then 'timestamp' when 'jsonb'::regtype then 'json' when 'boolean'::regtype then 'text' else 'text' end)
from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace::regnamespace::text = any ($1) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''

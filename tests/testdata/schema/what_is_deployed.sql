-- Tables that the data API shows; then its views, functions and columns.
select (select string_agg(relname, ' ') from pg_catalog.pg_class
         where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition)
       || '|' || (select string_agg(distinct name, ' ') from (
           select relname::text from pg_catalog.pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
           union all select proname::text from pg_catalog.pg_proc where pronamespace = 'public'::regnamespace
           union all select attname::text from pg_catalog.pg_attribute as attribute
             join pg_catalog.pg_class as class on class.oid = attribute.attrelid
            where class.relnamespace = 'public'::regnamespace) as found (name))

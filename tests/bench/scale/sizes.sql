-- How many rows every table has, as the statistics know it.
select relname, reltuples::float8
  from pg_catalog.pg_class
 where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')

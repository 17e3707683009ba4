-- Rows of every table, and objects of every kind: what a test that cleans up after itself leaves as it was.
select concat_ws(' ',
  (select sum((xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %s', oid::regclass), false, true, '')))[1]::text::bigint)
     from pg_catalog.pg_class where relkind = 'r' and relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'auth'::regnamespace)),
  (select count(*) from pg_catalog.pg_class where relnamespace in ('public'::regnamespace, 'private'::regnamespace)),
  (select count(*) from pg_catalog.pg_proc where pronamespace in ('public'::regnamespace, 'private'::regnamespace)))

-- Classes ($1) and slots ($2) of lines that the page wrote about a request which was seen failing itself: the issue of that request.
-- Only of those that failed in the last minute: what is older has nothing to do with this line.
select asked.position::integer, issue.id
  from rows from (pg_catalog.unnest($1::text[]), pg_catalog.unnest($2::text[])) with ordinality
       as asked (class, slots, position)
 cross join lateral (
    select id
      from wrench_store.issue
     where issue.class = asked.class
       -- The request may know more: its schema, say.
       and issue.slots @> asked.slots::jsonb
       and issue.endpoint is not null
       and issue.last_seen > pg_catalog.now() - interval '1 minute'
     order by last_seen desc
     limit 1
  ) as issue

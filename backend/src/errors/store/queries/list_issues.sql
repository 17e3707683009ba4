-- $1: whether only open ones are wanted; $2: how many.
select id, fingerprint, class, subclass, title, slots::text, status, events, first_seen, last_seen, http_status, code,
       endpoint, page, extract(epoch from resolved_at - coalesce(opened_at, first_seen))::double precision
  from wrench_store.issue
 where not $1::boolean or status = 'open'
 order by last_seen desc, id desc
 limit $2

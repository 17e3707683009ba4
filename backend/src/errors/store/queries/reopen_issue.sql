-- $1: the issue.
update wrench_store.issue
   set status = 'open', opened_at = pg_catalog.now(), resolved_at = null
 where id = $1 and status = 'resolved'
returning id, fingerprint, class, subclass, title, slots::text, status, events, first_seen, last_seen, http_status, code,
          endpoint, page, extract(epoch from resolved_at - coalesce(opened_at, first_seen))::double precision

-- $1: the issue.
update wrench_store.issue
   set status = 'resolved'
 where id = $1 and status = 'open'
returning id, fingerprint, class, subclass, title, slots::text, status, events, first_seen, last_seen, http_status, code,
          endpoint, page

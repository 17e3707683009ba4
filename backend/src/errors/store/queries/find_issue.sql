select id, fingerprint, class, subclass, title, slots::text, status, events, first_seen, last_seen, http_status, code,
       endpoint, page
  from wrench_store.issue
 where id = $1

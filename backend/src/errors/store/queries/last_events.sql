-- $1: the issue; $2: how many.
select received_at, origin, payload
  from wrench_store.event
 where issue_id = $1
 order by received_at desc, id
 limit $2

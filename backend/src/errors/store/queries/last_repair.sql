-- $1: the issue. What was undone is no repair any more.
select id, issue_id, file, sql, phase, deployment
  from wrench_store.repair
 where issue_id = $1 and undone_at is null
 order by id desc
 limit 1

-- $1: how many; $2: one id, or all.
select id, status, started_at, finished_at, phases, deployed_by, git_commit, tool_version, summary::text
  from wrench.deployment
 where $2::text is null or id = $2
 order by started_at desc, id desc
 limit $1

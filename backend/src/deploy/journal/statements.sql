-- $1: a deployment.
select phase, file, line, decision, status, heals::text
  from wrench.statement
 where deployment_id = $1
 order by seq

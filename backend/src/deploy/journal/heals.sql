-- Rules that healed something which was committed. $1: deployments that began since.
select s.deployment_id, h.value ->> 'rule'
  from wrench.statement as s
  join wrench.deployment as d on d.id = s.deployment_id
  cross join lateral pg_catalog.jsonb_array_elements(s.heals) as h
 where s.status = 'done' and d.started_at >= $1
 order by s.deployment_id, s.seq

-- The deployment that a statement ran in first.
select distinct on (s.file, s.hash) s.file, s.hash, s.deployment_id
from wrench.statement as s
join wrench.deployment as d on d.id = s.deployment_id
where s.status = 'done' and s.file is not null and s.hash is not null
order by s.file, s.hash, d.started_at, s.seq

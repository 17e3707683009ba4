-- Statements known as done, in the order in which they were done.
select s.file, s.hash, s.ordinal, s.style
from wrench.statement as s
join wrench.deployment as d on d.id = s.deployment_id
where s.status = 'done' and s.file is not null
order by d.started_at, s.seq

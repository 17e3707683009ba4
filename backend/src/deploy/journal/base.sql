-- What the last deployment that left a base left.
select c.objects, d.base_hash
from wrench.deployment as d
join wrench.catalog as c on c.hash = d.base_hash
order by d.started_at desc, d.id desc
limit 1

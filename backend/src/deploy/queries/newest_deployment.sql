-- The deployment that began last.
select d.id from wrench.deployment as d order by d.started_at desc, d.id desc limit 1

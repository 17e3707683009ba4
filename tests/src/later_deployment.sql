-- Another deployment, after the one that is under way.
insert into wrench.deployment
select (pg_catalog.jsonb_populate_record(d, '{"id": "2999-01-01T00-00-00-000Z", "started_at": "2999-01-01T00:00:00Z"}')).*
from wrench.deployment as d
order by d.started_at desc
limit 1;

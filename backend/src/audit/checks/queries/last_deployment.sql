-- The last deployment in the journal, and how long ago it ended, or began if it has not.
select
    id,
    status,
    deployed_by,
    tool_version,
    extract(epoch from pg_catalog.clock_timestamp() - coalesce(finished_at, started_at))::pg_catalog.int8 as age_s
from wrench.deployment
order by started_at desc, id desc
limit 1

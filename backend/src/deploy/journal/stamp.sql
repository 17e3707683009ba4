-- Changes when a deployment begins or ends.
select pg_catalog.count(*)::text || ' ' || pg_catalog.count(finished_at)::text || ' ' || coalesce(pg_catalog.max(id), '')
  from wrench.deployment

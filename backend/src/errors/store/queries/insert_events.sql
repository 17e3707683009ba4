insert into wrench_store.event (id, issue_id, received_at, origin, payload)
select id, issue_id, received_at, origin, payload
  from rows from (
    pg_catalog.unnest($1::text[]), pg_catalog.unnest($2::bigint[]), pg_catalog.unnest($3::timestamptz[]),
    pg_catalog.unnest($4::text[]), pg_catalog.unnest($5::text[])
  ) as batch (id, issue_id, received_at, origin, payload)

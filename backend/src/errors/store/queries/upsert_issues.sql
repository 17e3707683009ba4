-- One issue a fingerprint of the batch. What the list shows is that of the last event; a resolved issue that happens again is open.
insert into wrench_store.issue as issue (
    fingerprint, class, subclass, title, slots, events, first_seen, last_seen, http_status, code, endpoint, page)
select fingerprint, class, subclass, title, slots::jsonb, events, first_seen, last_seen, http_status, code, endpoint, page
  from rows from (
    pg_catalog.unnest($1::text[]), pg_catalog.unnest($2::text[]), pg_catalog.unnest($3::text[]),
    pg_catalog.unnest($4::text[]), pg_catalog.unnest($5::text[]), pg_catalog.unnest($6::bigint[]),
    pg_catalog.unnest($7::timestamptz[]), pg_catalog.unnest($8::timestamptz[]), pg_catalog.unnest($9::integer[]),
    pg_catalog.unnest($10::text[]), pg_catalog.unnest($11::text[]), pg_catalog.unnest($12::text[])
  ) as batch (fingerprint, class, subclass, title, slots, events, first_seen, last_seen, http_status, code, endpoint, page)
-- The same order in every writer, so that two never wait for each other.
 order by fingerprint
on conflict (fingerprint) do update set
    class = excluded.class,
    subclass = excluded.subclass,
    title = excluded.title,
    slots = excluded.slots,
    events = issue.events + excluded.events,
    last_seen = greatest(issue.last_seen, excluded.last_seen),
    status = case when issue.status = 'resolved' then 'open' else issue.status end,
    opened_at = case when issue.status = 'resolved' then excluded.first_seen else issue.opened_at end,
    resolved_at = case when issue.status = 'resolved' then null else issue.resolved_at end,
    http_status = excluded.http_status,
    code = excluded.code,
    endpoint = excluded.endpoint,
    page = excluded.page
returning id, fingerprint, class, subclass, title, slots::text, status, events, first_seen, last_seen, http_status, code,
          endpoint, page, extract(epoch from resolved_at - coalesce(opened_at, first_seen))::double precision

-- An alert of another company.
select isolation.foreign_case(
  $$select public.acknowledge_alert(%L)$$,
  (select id::text from public.device_alerts where company_id = isolation.them() limit 1),
  'owner');

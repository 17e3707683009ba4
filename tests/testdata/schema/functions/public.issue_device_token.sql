-- A token for another company's device: whoever has it writes readings.
select isolation.foreign_case(
  $$select public.issue_device_token(%L) <> '' as issued$$,
  (select id::text from public.devices where company_id = isolation.them() limit 1),
  'owner');

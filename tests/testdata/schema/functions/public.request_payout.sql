-- Money of another company.
select isolation.foreign_case(
  $$select public.request_payout(%L, 1) as payout$$,
  (select id::text from public.subcontracts where subcontractor_id = isolation.them() limit 1),
  'owner');

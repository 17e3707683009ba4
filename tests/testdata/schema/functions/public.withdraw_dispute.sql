-- A dispute between two others.
select isolation.foreign_case(
  $$select public.withdraw_dispute(%L)$$,
  (select id::text from public.subcontract_disputes where company_id = isolation.them() limit 1),
  'owner');

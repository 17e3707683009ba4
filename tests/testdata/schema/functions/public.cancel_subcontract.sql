-- An agreement of two others.
select isolation.foreign_case(
  $$select public.cancel_subcontract(%L, 'Ours')$$,
  (select id::text from public.subcontracts where company_id = isolation.them() limit 1),
  'owner');

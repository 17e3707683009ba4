-- A milestone of two others.
select isolation.foreign_case(
  $$select public.open_dispute(%L, 'Ours') as dispute$$,
  (select id::text from public.subcontract_milestones where company_id = isolation.them() limit 1),
  'owner');

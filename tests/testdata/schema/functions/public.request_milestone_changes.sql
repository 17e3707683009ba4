-- A milestone of two others.
select isolation.foreign_case(
  $$select public.request_milestone_changes(%L, 'Again')$$,
  (select id::text from public.subcontract_milestones where company_id = isolation.them() limit 1),
  'owner');

-- A milestone of two others; the subcontractor submits it.
select isolation.foreign_case(
  $$select public.submit_milestone(%L, 'Done') as due$$,
  (select id::text from public.subcontract_milestones where company_id = isolation.them() and status = 'submitted'),
  'Front Range Mechanical');

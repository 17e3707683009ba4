-- Money held between two others; the subcontractor gives it back.
select isolation.foreign_case(
  $$select public.refund_milestone(%L, 'Ours')$$,
  (select id::text from public.subcontract_milestones where company_id = isolation.them() and status = 'submitted'),
  'Front Range Mechanical');

-- An approval that is asked of another company.
select isolation.foreign_case(
  $$select public.decide_approval(%L, true)$$,
  (select id::text from public.approvals where company_id = isolation.them() limit 1),
  'owner');

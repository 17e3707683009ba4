-- A run of another company's rule.
select isolation.foreign_case(
  $$select public.decide_automation_run(%L, true)$$,
  (select id::text from public.automation_runs where company_id = isolation.them() limit 1),
  'owner');

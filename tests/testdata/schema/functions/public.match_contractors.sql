-- Contractors for a request of another company.
select isolation.foreign_case(
  $$select * from public.match_contractors(%L)$$,
  (select id::text from public.work_requests where company_id = isolation.them() limit 1),
  'owner');

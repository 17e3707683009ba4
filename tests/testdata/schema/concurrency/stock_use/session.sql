-- Each takes one, for the same visit.
select set_config('request.jwt.claims', '{"sub": "a0000000-0000-4000-8000-000000000001", "role": "authenticated"}', false);
set role authenticated;

select public.use_stock(
  (select id from public.visits where company_id = 'a1000000-0000-4000-8000-000000000001' and status = 'scheduled' order by id limit 1),
  'aba20000-0000-4000-8000-000000000003', 1, 'aba10000-0000-4000-8000-000000000001');

-- An award to a company of the other world.
select isolation.foreign_case(
  $$select public.answer_award(%L, true) as subcontract$$,
  (select id::text from public.awards where subcontractor_id = isolation.them() limit 1),
  'owner');

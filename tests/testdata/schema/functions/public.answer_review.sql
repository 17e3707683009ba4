-- A review of another company.
select isolation.foreign_case(
  $$select public.answer_review(%L, 'Thanks')$$,
  (select id::text from public.network_reviews where subject_id = isolation.them() limit 1),
  'owner');

-- A thread of two others.
select isolation.foreign_case(
  $$select public.mark_thread_read(%L)$$,
  (select id::text from public.collaboration_threads where company_id = isolation.them() limit 1),
  'owner');

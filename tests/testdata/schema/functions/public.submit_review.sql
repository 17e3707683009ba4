-- A completed job of another company's customer, of whom a review is wanted.
update public.reviews set status = 'requested', rating = null, comment = null, submitted_at = null where company_id = isolation.them();
select isolation.foreign_case(
  $$select public.submit_review(%L, 5, 'Fine') as review$$,
  (select id::text from public.jobs where company_id = isolation.them() and status = 'completed' limit 1),
  'customer');

-- A quote that was sent to another company's customer.
select isolation.foreign_case(
  $$select public.answer_quote(%L, 'declined', 'Mallory') as answer$$,
  (select id::text from public.quotes where company_id = isolation.them() and status = 'sent' limit 1),
  'owner');

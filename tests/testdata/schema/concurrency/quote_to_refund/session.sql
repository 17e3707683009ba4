-- One quote to the end: lines whose tax is no whole cent, a deposit, the rest by card, and a part given back.
select set_config('request.jwt.claims', '{"sub": "a0000000-0000-4000-8000-000000000001", "role": "authenticated"}', false);
set role authenticated;

do $$
declare
  quote uuid;
  job uuid;
  bill public.invoices;
  made uuid;
begin
  insert into public.quotes (company_id, customer_id, property_id, title)
  select 'a1000000-0000-4000-8000-000000000001', customer_id, id, 'Flow :n' from public.properties where company_id = 'a1000000-0000-4000-8000-000000000001' order by id limit 1 returning id into quote;
  insert into public.quote_line_items (company_id, quote_id, name, quantity, unit_price) values
    ('a1000000-0000-4000-8000-000000000001', quote, 'Valve', 3, 33.33), ('a1000000-0000-4000-8000-000000000001', quote, 'Labor', 1.75, 99.99);
  update public.quotes set status = 'sent' where id = quote;
  perform public.answer_quote(quote, 'approved', 'Signer :n');
  perform public.record_deposit(quote, 100.01, 'cheque', 'flow-:n');
  job := public.accept_quote(quote);
  update public.jobs set scheduled_start = now() + interval ':n days', scheduled_end = now() + interval ':n days 2 hours',
         assigned_to = 'a2000000-0000-4000-8000-000000000003' where id = job;
  update public.visits set status = 'working' where job_id = job;
  update public.visits set status = 'done' where job_id = job;
  made := public.invoice_job(job);
  perform public.issue_invoice(made);
  select * into bill from public.invoices where id = made;
  made := public.record_payment(bill.id, bill.balance, 'card', 'flow-:n');
  perform public.refund_payment(made, 33.33, 'Came late');
end $$;

-- Behaviour of company_figures: the sums of a day, each as the person who may see it. Run with psql as the owner:
--
--   psql -v ON_ERROR_STOP=1 -f deploy/phase1/views.verify.sql
--
-- Builds its own rows, raises where something is not as it should be, and leaves nothing behind.

begin;

create function pg_temp.become(who text) returns void language plpgsql as $$
begin
  perform set_config('request.jwt.claims', jsonb_build_object('role', 'authenticated', 'email', who || '@verify.example',
    'sub', case who when 'olga' then 'f0000000-0000-4000-8000-000000000001' when 'tom' then 'f0000000-0000-4000-8000-000000000003'
                    when 'eve' then 'e0000000-0000-4000-8000-000000000001' end)::text, true);
  perform set_config('role', 'authenticated', true);
end $$;

insert into auth.users (id, aud, role, email, email_confirmed_at) values
  ('f0000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'olga@verify.example', now()),
  ('f0000000-0000-4000-8000-000000000003', 'authenticated', 'authenticated', 'tom@verify.example', now()),
  ('e0000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'eve@verify.example', now());
insert into public.companies (id, name, time_zone, currency, default_tax_rate) values
  ('f1000000-0000-4000-8000-000000000001', 'Verify', 'Pacific/Auckland', 'USD', 0.08),
  ('e1000000-0000-4000-8000-000000000001', 'Elsewhere', 'UTC', 'EUR', 0.20);
insert into public.profiles (id, company_id, user_id, role, full_name, email) values
  ('f2000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000001', 'owner', 'Olga Owner', 'olga@verify.example'),
  ('f2000000-0000-4000-8000-000000000003', 'f1000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000003', 'technician', 'Tom Tech', 'tom@verify.example'),
  ('e2000000-0000-4000-8000-000000000001', 'e1000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000001', 'owner', 'Eve Else', 'eve@verify.example');
insert into public.customers (id, company_id, first_name, last_name) values
  ('f3000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'Cora', 'Customer');
insert into public.properties (id, company_id, customer_id, street, city) values
  ('f4000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'f3000000-0000-4000-8000-000000000001', '1 Test Road', 'Boulder');

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
  home constant uuid := 'f4000000-0000-4000-8000-000000000001';
  tom constant uuid := 'f2000000-0000-4000-8000-000000000003';
  -- the first and the last moment of the day over there, which is another day here for half of the time
  day_begins constant timestamptz := date_trunc('day', now() at time zone 'Pacific/Auckland') at time zone 'Pacific/Auckland';
  offer uuid;
  work uuid;
  bill uuid;
  seen public.company_figures;
begin
  perform pg_temp.become('olga');
  insert into public.jobs (company_id, customer_id, property_id, title, assigned_to, scheduled_start, scheduled_end) values
    (company, cora, home, 'At midnight', tom, day_begins, day_begins + interval '1 hour'),
    (company, cora, home, 'Yesterday', tom, day_begins - interval '1 hour', day_begins - interval '1 minute'),
    (company, cora, home, 'Tomorrow', null, day_begins + interval '24 hours', day_begins + interval '25 hours'),
    (company, cora, home, 'Late today', null, day_begins + interval '22 hours', day_begins + interval '23 hours'),
    (company, cora, home, 'Some day', null, null, null);
  insert into public.quotes (company_id, customer_id, property_id, title) values (company, cora, home, 'Boiler') returning id into offer;
  insert into public.quote_line_items (company_id, quote_id, name, quantity, unit_price) values (company, offer, 'Boiler', 3, 33.33);
  update public.quotes set status = 'sent' where id = offer;

  select * into strict seen from public.company_figures;
  assert (seen.visits_today, seen.visits_done_today, seen.visits_to_plan) = (2, 0, 1), seen::text;
  assert (seen.open_quotes, seen.quoted) = (1, 107.99), seen::text;
  assert (seen.owed, seen.open_invoices, seen.jobs_to_bill, seen.received_this_month) = (0, 0, 0, 0), seen::text;

  work := public.accept_quote(offer);
  update public.jobs set assigned_to = tom where id = work;
  update public.jobs set status = 'in_progress' where id = work;
  update public.jobs set status = 'completed' where id = work;
  update public.visits set status = 'done' where job_id = (select id from public.jobs where title = 'At midnight');
  select * into strict seen from public.company_figures;
  assert (seen.visits_today, seen.visits_done_today) = (2, 1), seen::text;
  -- the visit at midnight was all there was of its job
  assert (seen.jobs_to_bill, seen.open_quotes, seen.quoted) = (2, 0, 0), seen::text;

  bill := public.invoice_job(work);
  select * into strict seen from public.company_figures;
  assert (seen.jobs_to_bill, seen.open_invoices) = (1, 0), seen::text;   -- a draft owes nothing
  update public.invoices set issued_on = private.today_at(company) - 30 where id = bill;
  perform public.issue_invoice(bill);
  perform public.record_payment(bill, 7.99, 'cash');
  select * into strict seen from public.company_figures;
  assert (seen.open_invoices, seen.owed, seen.past_due_invoices, seen.past_due) = (1, 100.00, 1, 100.00), seen::text;
  assert seen.received_this_month = 7.99, seen::text;
  perform public.refund_payment((select id from public.payments where invoice_id = bill), 2.99, 'too much');
  select * into strict seen from public.company_figures;
  assert (seen.owed, seen.received_this_month) = (102.99, 5.00), seen::text;

  -- a technician sees the day, of it his own part, and no money
  perform pg_temp.become('tom');
  select * into strict seen from public.company_figures;
  assert (seen.visits_today, seen.visits_done_today, seen.visits_to_plan) = (1, 1, 0), seen::text;
  assert (seen.open_quotes, seen.owed, seen.past_due, seen.received_this_month) = (0, 0, 0, 0), seen::text;

  -- and the company next door only itself
  perform pg_temp.become('eve');
  select * into strict seen from public.company_figures;
  assert seen.company_id = 'e1000000-0000-4000-8000-000000000001' and seen.currency = 'EUR', seen::text;
  assert (seen.visits_today, seen.owed, seen.received_this_month) = (0, 0, 0), seen::text;

  raise notice 'views: as they should be';
end $$;

rollback;

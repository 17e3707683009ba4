-- Behaviour of steps.sql: from the first call to the last cent. Run with psql as the owner on a database with phase 1:
--
--   psql -v ON_ERROR_STOP=1 -f deploy/phase1/steps.verify.sql
--
-- Everything is done as the people who would do it, with row level security in force. Builds its own rows, raises where something is not
-- as it should be, and leaves nothing behind.

begin;

create function pg_temp.refused(statement text, message text) returns void language plpgsql as $$
begin
  begin
    execute statement;
  exception when others then
    if sqlerrm not like message then
      raise exception 'refused for another reason: % (expected: %)', sqlerrm, message;
    end if;
    return;
  end;
  raise exception 'not refused: %', statement;
end $$;

-- The rest of the block is done as this user, through the API's role.
create function pg_temp.become(who text) returns void language plpgsql as $$
begin
  perform set_config('request.jwt.claims', jsonb_build_object('role', 'authenticated', 'email', who || '@verify.example',
    'sub', case who when 'olga' then 'f0000000-0000-4000-8000-000000000001' when 'tom' then 'f0000000-0000-4000-8000-000000000003'
                    when 'anna' then 'f0000000-0000-4000-8000-000000000004' when 'cora' then 'f0000000-0000-4000-8000-000000000005'
                    when 'eve' then 'e0000000-0000-4000-8000-000000000001' end)::text, true);
  perform set_config('role', 'authenticated', true);
end $$;

insert into auth.users (id, aud, role, email, email_confirmed_at) values
  ('f0000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'olga@verify.example', now()),
  ('f0000000-0000-4000-8000-000000000003', 'authenticated', 'authenticated', 'tom@verify.example', now()),
  ('f0000000-0000-4000-8000-000000000004', 'authenticated', 'authenticated', 'anna@verify.example', now()),
  ('e0000000-0000-4000-8000-000000000001', 'authenticated', 'authenticated', 'eve@verify.example', now());
insert into public.companies (id, name, time_zone, currency, default_tax_rate) values
  ('f1000000-0000-4000-8000-000000000001', 'Verify', 'America/Denver', 'USD', 0.08),
  ('e1000000-0000-4000-8000-000000000001', 'Elsewhere', 'UTC', 'EUR', 0.20);
insert into public.profiles (id, company_id, user_id, role, full_name, email) values
  ('f2000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000001', 'owner', 'Olga Owner', 'olga@verify.example'),
  ('f2000000-0000-4000-8000-000000000003', 'f1000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000003', 'technician', 'Tom Tech', 'tom@verify.example'),
  ('f2000000-0000-4000-8000-000000000004', 'f1000000-0000-4000-8000-000000000001', 'f0000000-0000-4000-8000-000000000004', 'accountant', 'Anna Books', 'anna@verify.example'),
  ('e2000000-0000-4000-8000-000000000001', 'e1000000-0000-4000-8000-000000000001', 'e0000000-0000-4000-8000-000000000001', 'owner', 'Eve Else', 'eve@verify.example');
insert into public.customers (id, company_id, first_name, last_name, phone, email) values
  ('f3000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'Cora', 'Customer', '555 0100', 'cora@verify.example');
insert into public.customer_logins (company_id, customer_id, email) values
  ('f1000000-0000-4000-8000-000000000001', 'f3000000-0000-4000-8000-000000000001', 'Cora@verify.example');
-- signing up with the invited address links the portal
insert into auth.users (id, aud, role, email, email_confirmed_at) values
  ('f0000000-0000-4000-8000-000000000005', 'authenticated', 'authenticated', 'cora@verify.example', now());
insert into public.tax_areas (id, company_id, name) values ('f8000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'Boulder');
insert into public.tax_area_rates (company_id, tax_area_id, name, rate) values
  ('f1000000-0000-4000-8000-000000000001', 'f8000000-0000-4000-8000-000000000001', 'State', 0.029),
  ('f1000000-0000-4000-8000-000000000001', 'f8000000-0000-4000-8000-000000000001', 'County', 0.01185),
  ('f1000000-0000-4000-8000-000000000001', 'f8000000-0000-4000-8000-000000000001', 'City', 0.0386);
insert into public.properties (id, company_id, customer_id, street, city, tax_area_id) values
  ('f4000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'f3000000-0000-4000-8000-000000000001', '1 Test Road', 'Boulder', 'f8000000-0000-4000-8000-000000000001');
insert into public.service_items (id, company_id, code, kind, name, unit_price, is_taxable) values
  ('f6000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'WH50', 'product', 'Water heater', 1180, true),
  ('f6000000-0000-4000-8000-000000000002', 'f1000000-0000-4000-8000-000000000001', 'LAB', 'labor', 'Labor', 125, false);
insert into public.service_item_costs (company_id, service_item_id, unit_cost) values
  ('f1000000-0000-4000-8000-000000000001', 'f6000000-0000-4000-8000-000000000001', 700);
insert into public.price_lists (id, company_id, name) values ('f7000000-0000-4000-8000-000000000001', 'f1000000-0000-4000-8000-000000000001', 'Members');
insert into public.price_list_items (company_id, price_list_id, service_item_id, unit_price, valid_from, valid_until) values
  ('f1000000-0000-4000-8000-000000000001', 'f7000000-0000-4000-8000-000000000001', 'f6000000-0000-4000-8000-000000000002', 110, '2020-01-01', null);

-- From request to paid bill, with a choice, a deposit, a refund and a credit note ----------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
  home constant uuid := 'f4000000-0000-4000-8000-000000000001';
  tom constant uuid := 'f2000000-0000-4000-8000-000000000003';
  request uuid;
  offer public.quotes;
  repair uuid;
  replace_it uuid;
  add_on uuid;
  work public.jobs;
  visit uuid;
  bill public.invoices;
  deposit uuid;
  payment uuid;
  note uuid;
  made uuid;
begin
  perform pg_temp.become('cora');
  insert into public.requests (company_id, customer_id, property_id, title) values (company, cora, home, 'No hot water') returning id into request;
  assert (select reference from public.requests where id = request) = 'R-1001', 'a request has a number of its own series';
  perform pg_temp.refused(format('insert into public.customers (company_id, first_name) values (%L, ''Friend'')', company), '%row-level security%');

  perform pg_temp.become('olga');
  made := public.quote_request(request);
  select * into offer from public.quotes where id = made;
  assert offer.title = 'No hot water' and offer.status = 'draft' and (select status from public.requests where id = request) = 'converted', 'a quote of the request';
  assert offer.tax_rate = 0.07945, 'the taxes of the area add up';
  insert into public.quote_options (company_id, quote_id, position, name) values (company, offer.id, 1, 'Repair') returning id into repair;
  insert into public.quote_options (company_id, quote_id, position, name, is_recommended) values (company, offer.id, 2, 'Replace', true) returning id into replace_it;
  insert into public.quote_line_items (company_id, quote_id, option_id, name, unit_price) values (company, offer.id, repair, 'Thermostat', 240);
  insert into public.quote_line_items (company_id, quote_id, option_id, service_item_id) values (company, offer.id, replace_it, 'f6000000-0000-4000-8000-000000000001');
  insert into public.quote_line_items (company_id, quote_id, service_item_id, quantity) values (company, offer.id, 'f6000000-0000-4000-8000-000000000002', 2.5);
  insert into public.quote_line_items (company_id, quote_id, name, unit_price, is_optional) values (company, offer.id, 'Leak alarm', 89.99, true) returning id into add_on;
  update public.quotes set deposit_amount = 400 where id = offer.id;
  select * into offer from public.quotes where id = offer.id;
  assert (offer.subtotal, offer.tax_total) = (1180 + 312.50 + 89.99, round((1180 + 89.99) * 0.07945, 2)), 'the recommended package, the common lines and the add-on';

  perform pg_temp.become('cora');
  assert not exists (select from public.quotes), 'a customer sees no draft';
  perform pg_temp.become('olga');
  update public.quotes set status = 'sent' where id = offer.id;
  perform pg_temp.become('cora');
  assert (select count(*) from public.quotes) = 1 and (select count(*) from public.quote_line_items) = 4, 'a customer sees what was sent';
  perform pg_temp.refused(format('update public.quotes set status = ''approved'' where id = %L returning 1/0', offer.id), '%');
  perform pg_temp.refused(format('select public.answer_quote(%L, ''approved'', ''Cora'')', offer.id), '%which package?');
  perform pg_temp.become('eve');
  perform pg_temp.refused(format('select public.answer_quote(%L, ''approved'', ''Eve'')', offer.id), 'there is no such quote%');
  perform pg_temp.become('cora');
  perform public.answer_quote(offer.id, 'approved', 'Cora Customer', null, replace_it, array[add_on]);
  select * into offer from public.quotes where id = offer.id;
  assert offer.status = 'approved' and offer.subtotal = 1492.50 and offer.total = 1586.25, 'the answer leaves the add-on out';
  assert (select total from public.quote_answers where quote_id = offer.id) = 1586.25, 'and is recorded with its total';

  perform pg_temp.become('anna');
  deposit := public.record_deposit(offer.id, 400, 'cheque', '77');
  perform pg_temp.become('olga');
  assert exists (select from public.notifications where title like 'Cora Customer: approved Q-%'), 'the office is told';
  made := public.accept_quote(offer.id);
  select * into work from public.jobs where id = made;
  assert (select sum(line_total) from public.job_line_items where job_id = work.id) = 1492.50, 'the job consists of what was taken';
  assert (select sum(line_cost) from public.job_line_items where job_id = work.id) = 700, 'with what it costs us';
  update public.jobs set scheduled_start = now() + interval '1 hour', scheduled_end = now() + interval '3 hours', assigned_to = tom where id = work.id;

  perform pg_temp.become('cora');
  assert (select technicians from public.portal_visits()) = 'Tom', 'the portal shows who comes, by first name';
  assert (select count(*) from public.jobs) = 0 and (select count(*) from public.customers) = 0, 'but not the office''s rows';

  perform pg_temp.become('tom');
  select id into visit from public.visits;
  perform public.start_timer(tom, 'travel', visit);
  perform public.start_timer(tom, 'work', visit);
  update public.visits set status = 'working' where id = visit;
  insert into public.job_line_items (company_id, job_id, visit_id, name, unit_price, is_taxable) values (company, work.id, visit, 'Old unit hauled away', 50, false);
  update public.visits set status = 'done' where id = visit;
  perform public.stop_timer(tom);
  assert (select count(*) from public.time_entries where job_id = work.id and ended_at is not null) = 2, 'one clock after the other';

  perform pg_temp.become('anna');
  made := public.invoice_job(work.id);
  select * into bill from public.invoices where id = made;
  assert bill.total = 1636.25, 'the bill is the job';
  perform pg_temp.refused(format('update public.invoice_line_items set quantity = 2 where invoice_id = %L and name = ''Water heater''', bill.id), 'of "Water heater"%');
  perform public.issue_invoice(bill.id);
  select * into bill from public.invoices where id = bill.id;
  assert (bill.amount_paid, bill.balance) = (400.00, 1236.25), 'the deposit is used';
  assert (select sum(amount) from public.invoice_taxes where invoice_id = bill.id) = bill.tax_total
     and (select count(*) from public.invoice_taxes where invoice_id = bill.id) = 3, 'the tax by authority adds up to the cent';
  payment := public.record_payment(bill.id, 1236.25, 'card');
  assert (select status from public.invoices where id = bill.id) = 'paid', 'paid';

  perform public.refund_payment(payment, 100, 'Came late');
  select * into bill from public.invoices where id = bill.id;
  assert (bill.status, bill.balance) = ('awaiting_payment', 100.00), 'what is given back is owed again';
  perform pg_temp.refused(format('select public.refund_payment(%L, 1200, ''More'')', payment), 'more than was received%');
  note := public.credit_invoice(bill.id, 150, 'Came late');
  select * into bill from public.invoices where id = bill.id;
  assert (bill.status, bill.balance) = ('paid', 0.00), 'a credit note pays what is owed';
  assert (select (reference, remaining) from public.customer_credits where id = note) = row('CN-1001'::text, 50.00), 'and the rest is the customer''s';
  perform pg_temp.refused(format('select public.credit_invoice(%L, 1600, ''Too much'')', bill.id), 'invoice % is over %');
  insert into public.refunds (company_id, credit_id, amount, method, reason) values (company, note, 50, 'bank_transfer', 'Paid out');
  perform pg_temp.refused(format('select public.apply_credit(%L, %L, 0.01)', note, bill.id), '%customer_credits_not_overdrawn%');
  assert (select balance from public.customer_ledger where customer_id = cora order by occurred_at desc, balance limit 1) = 0
      or (select sum(amount) from public.customer_ledger where customer_id = cora) = 0, 'the account is even';
  perform public.refund_payment(payment, 1136.25, 'All of it');
  assert (select status from public.payments where id = payment) = 'refunded', 'a payment that was given back is refunded';

  perform pg_temp.become('olga');
  assert (select (revenue, material_cost) from public.job_costs where id = work.id) = (1542.50, 700.00), 'what the job brought';
  perform pg_temp.become('cora');
  perform public.submit_review(work.id, 5, 'Quick');
  perform pg_temp.refused(format('select public.submit_review(%L, 1)', work.id), 'there is no completed job%');
  perform set_config('role', 'none', true);
end $$;

-- Prices, search, numbers -----------------------------------------------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
  home constant uuid := 'f4000000-0000-4000-8000-000000000001';
  numbers bigint[];
begin
  update public.customers set price_list_id = 'f7000000-0000-4000-8000-000000000001' where id = cora;
  perform pg_temp.become('olga');
  assert public.price_of('f6000000-0000-4000-8000-000000000002', cora) = 110, 'by the customer''s list';
  assert public.price_of('f6000000-0000-4000-8000-000000000002') = 125, 'by the catalogue';
  assert public.price_of('f6000000-0000-4000-8000-000000000002', cora, '2019-12-31') = 125, 'the list did not hold yet';

  assert (select count(*) from public.search('555 01')) = 1 and (select kind from public.search('test road')) = 'property', 'a part is enough';
  assert exists (select from public.search('inv-1001') where kind = 'invoice'), 'a number as it stands on paper';
  assert not exists (select from public.search('%%')), 'wildcards are letters';
  perform pg_temp.become('eve');
  assert not exists (select from public.search('555 01')), 'nothing of another company';
  perform pg_temp.become('tom');
  assert not exists (select from public.search('555 01')), 'the office searches';

  perform set_config('role', 'none', true);
  -- an attempt that is rolled back gives its number back
  for attempt in 1..4 loop
    begin
      insert into public.jobs (company_id, customer_id, property_id, title) values (company, cora, home, 'Attempt');
      if attempt % 2 = 0 then
        raise exception using errcode = 'P0099';
      end if;
    exception when sqlstate 'P0099' then
      null;
    end;
  end loop;
  select array_agg(number order by number) into numbers from public.jobs where company_id = company;
  assert numbers = '{1001,1002,1003}', format('no gap: %s', numbers);
end $$;

-- Recurring work, over the change to summer time, and billed per visit ------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
  home constant uuid := 'f4000000-0000-4000-8000-000000000001';
  tom constant uuid := 'f2000000-0000-4000-8000-000000000003';
  job uuid;
  weekly uuid;
  monthly uuid;
  visit uuid;
  bill uuid;
begin
  perform pg_temp.become('olga');
  insert into public.jobs (company_id, customer_id, property_id, title, kind, billing_strategy)
  values (company, cora, home, 'Pool', 'recurring', 'per_visit') returning id into job;
  insert into public.job_line_items (company_id, job_id, name, unit_price) values (company, job, 'Pool service', 90);
  insert into public.visit_schedules (company_id, job_id, assigned_to, repeats, every, weekdays, starts_on, ends_on, start_time, duration_minutes, skipped_dates)
  values (company, job, tom, 'weekly', 1, '{1,4}', '2027-03-08', '2027-03-31', '08:00', 60, '{2027-03-18}') returning id into weekly;
  insert into public.time_off (company_id, profile_id, status, starts_at, ends_at) values (company, tom, 'approved', '2027-03-22 00:00-06', '2027-03-23 00:00-06');

  -- Mondays and Thursdays from the 8th to the 31st: 8 11 15 18 22 25 29, and the 18th is skipped
  assert public.generate_visits(weekly, '2027-03-16') = 3 and public.generate_visits(weekly, '2027-12-31') = 3, 'six in two steps';
  assert public.generate_visits(weekly, '2027-12-31') = 0, 'and none twice';
  assert (select bool_and((scheduled_start at time zone 'America/Denver')::time = '08:00') from public.visits where visit_schedule_id = weekly),
    'eight o''clock on both sides of the 14th of March';
  assert (select count(distinct extract(hour from scheduled_start at time zone 'UTC')) from public.visits where visit_schedule_id = weekly) = 2, 'which are two hours of the day elsewhere';
  assert (select array_agg(visits.occurs_on) from public.visits where visit_schedule_id = weekly
            and not exists (select from public.visit_assignments where visit_id = visits.id)) = array['2027-03-22'::date], 'who is off is not sent';

  insert into public.jobs (company_id, customer_id, property_id, title, kind) values (company, cora, home, 'Filter', 'recurring') returning id into job;
  insert into public.visit_schedules (company_id, job_id, repeats, every, starts_on, start_time, duration_minutes)
  values (company, job, 'monthly', 1, '2027-10-31', '09:00', 30) returning id into monthly;
  perform public.generate_visits(monthly, '2028-02-29');
  assert (select array_agg(occurs_on order by occurs_on) from public.visits where visit_schedule_id = monthly)
         = '{2027-10-31,2027-11-30,2027-12-31,2028-01-31,2028-02-29}', 'the last of the month, also of a leap February';

  select id into visit from public.visits where visit_schedule_id = weekly order by occurs_on limit 1;
  perform pg_temp.refused(format('select public.invoice_visit(%L)', visit), '%bill it once it is done');
  perform pg_temp.become('tom');
  update public.visits set status = 'working' where id = visit;
  update public.visits set status = 'done' where id = visit;
  perform pg_temp.become('anna');
  bill := public.invoice_visit(visit);
  assert (select subtotal from public.invoices where id = bill) = 90, 'a visit costs what every visit costs';
  perform pg_temp.refused(format('select public.invoice_visit(%L)', visit), '%invoices_visit_is_billed_once%');
  assert (select status from public.jobs where title = 'Pool') = 'scheduled', 'a recurring job goes on';
  perform set_config('role', 'none', true);
end $$;

-- Planning a visit: time and people together, or neither ------------------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
  home constant uuid := 'f4000000-0000-4000-8000-000000000001';
  tom constant uuid := 'f2000000-0000-4000-8000-000000000003';
  olga constant uuid := 'f2000000-0000-4000-8000-000000000001';
  noon constant timestamptz := '2028-05-02 12:00-06';
  work public.jobs;
  visit uuid;
  other uuid;
begin
  perform pg_temp.become('olga');
  insert into public.jobs (company_id, customer_id, property_id, title) values (company, cora, home, 'Gutter') returning * into work;
  select id into visit from public.visits where job_id = work.id;
  perform public.plan_visit(visit, noon, noon + interval '1 hour', array[tom, olga]);
  select * into work from public.jobs where id = work.id;
  assert (work.status, work.assigned_to, work.scheduled_start) = ('scheduled', tom, noon), 'the job follows';
  perform public.plan_visit(visit, noon, noon + interval '1 hour', array[olga, tom]);
  assert (select array_agg(profile_id order by is_lead desc) from public.visit_assignments where visit_id = visit) = array[olga, tom], 'another leads';
  perform public.plan_visit(visit, noon, noon + interval '1 hour', array[tom]);
  assert (select array_agg(profile_id) from public.visit_assignments where visit_id = visit) = array[tom], 'one stays at home';

  insert into public.jobs (company_id, customer_id, property_id, title) values (company, cora, home, 'Roof') returning * into work;
  select id into other from public.visits where job_id = work.id;
  perform pg_temp.refused(format('select public.plan_visit(%L, %L, %L, %L)', other, noon, noon + interval '2 hours', array[tom]), '%exclusion%');
  assert (select scheduled_start from public.visits where id = other) is null, 'what was refused left nothing behind';
  perform public.plan_visit(other, noon, noon + interval '2 hours', array[tom], 'next door');
  assert (select double_booking_reason from public.visits where id = other) = 'next door', 'a reason allows it';
  perform public.plan_visit(visit, null, null);
  assert (select status from public.jobs where title = 'Gutter') = 'unscheduled', 'and back to nothing';

  perform pg_temp.become('tom');
  perform pg_temp.refused(format('select public.plan_visit(%L, %L, %L, %L)', other, noon + interval '3 hours', noon + interval '4 hours', array[tom]),
    'a technician travels to%');
  perform pg_temp.become('eve');
  perform pg_temp.refused(format('select public.plan_visit(%L, %L, %L)', other, noon, noon + interval '1 hour'), 'there is no such visit%');
  perform set_config('role', 'none', true);
end $$;

-- Reminders --------------------------------------------------------------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
  home constant uuid := 'f4000000-0000-4000-8000-000000000001';
  template uuid;
begin
  insert into public.message_templates (company_id, occasion, channel, name, body)
  values (company, 'visit_reminder', 'text', 'Tomorrow', 'Hello {{customer}}, {{company}} comes on {{time}} ({{reference}}).') returning id into template;
  insert into public.reminder_rules (company_id, template_id, occasion, after_hours) values (company, template, 'visit_reminder', -24);
  insert into public.jobs (company_id, customer_id, property_id, title, scheduled_start, scheduled_end)
  values (company, cora, home, 'Valve', now() + interval '20 hours', now() + interval '21 hours'),
         (company, cora, home, 'Later', now() + interval '40 hours', now() + interval '41 hours');
  update public.reminder_rules set is_active = false where company_id <> company;
  assert public.queue_reminders() = 0, 'no text without consent';
  assert (select status from public.reminders where company_id = company) = 'skipped', 'and the reminder says so';
  delete from public.reminders where company_id = company;
  update public.customers set accepts_text_messages = true where id = cora;
  assert public.queue_reminders() = 1 and public.queue_reminders() = 0, 'one reminder of one visit, once';
  assert (select body from public.messages where company_id = company and occasion = 'visit_reminder') like 'Hello Cora Customer, Verify comes on % (J-%).', 'filled in';
end $$;

-- Whoever is off is not sent, whoever is sent is not off, and whoever is there stays ----------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
  home constant uuid := 'f4000000-0000-4000-8000-000000000001';
  tom constant uuid := 'f2000000-0000-4000-8000-000000000003';
  olga constant uuid := 'f2000000-0000-4000-8000-000000000001';
  noon constant timestamptz := '2029-05-02 12:00-06';
  work uuid;
  visit uuid;
  holiday uuid;
begin
  perform pg_temp.become('olga');
  insert into public.jobs (company_id, customer_id, property_id, title) values (company, cora, home, 'Drain') returning id into work;
  select id into visit from public.visits where job_id = work;
  perform public.plan_visit(visit, noon, noon + interval '1 hour', array[tom]);
  perform pg_temp.become('tom');
  insert into public.time_off (company_id, profile_id, starts_at, ends_at)
  values (company, tom, noon - interval '6 hours', noon + interval '6 hours') returning id into holiday;
  perform pg_temp.become('olga');
  perform pg_temp.refused(format('update public.time_off set status = ''approved'', decided_by = %L where id = %L', olga, holiday), 'a visit of J-% is planned for%');
  perform public.plan_visit(visit, noon + interval '1 day', noon + interval '25 hours', array[tom]);
  update public.time_off set status = 'approved', decided_by = olga where id = holiday;
  perform pg_temp.refused(format('update public.time_off set ends_at = %L where id = %L', noon + interval '25 hours', holiday), 'a visit of J-% is planned for%');
  perform pg_temp.refused(format('select public.plan_visit(%L, %L, %L, array[%L]::uuid[])', visit, noon, noon + interval '1 hour', tom), 'the technician is off from%');
  perform pg_temp.become('eve');
  perform pg_temp.refused(format('insert into public.time_off (company_id, profile_id, status, starts_at, ends_at) values (%L, %L, ''approved'', %L, %L)',
    company, tom, noon + interval '1 day', noon + interval '2 days'), '%row-level security%');

  perform pg_temp.become('olga');
  update public.visits set status = 'working' where id = visit;
  perform pg_temp.refused(format('delete from public.visit_assignments where visit_id = %L; set constraints all immediate', visit), 'the visit is under way%');
  delete from public.visit_assignments where visit_id = visit;
  insert into public.visit_assignments (company_id, visit_id, profile_id, is_lead) values (company, visit, olga, true);
  set constraints all immediate;
  set constraints all deferred;
  update public.visits set status = 'done' where id = visit;
  delete from public.visit_assignments where visit_id = visit;
  set constraints all immediate;
  perform set_config('role', 'none', true);
end $$;

-- Consent -----------------------------------------------------------------------------------------------------------------------------------

do $$
declare
  company constant uuid := 'f1000000-0000-4000-8000-000000000001';
  cora constant uuid := 'f3000000-0000-4000-8000-000000000001';
begin
  perform pg_temp.become('olga');
  update public.customers set accepts_text_messages = false where id = cora;
  perform pg_temp.refused(format('insert into public.messages (company_id, customer_id, channel, body) values (%L, %L, ''text'', ''Hello'')', company, cora), 'Cora Customer has not agreed%');
  update public.customers set accepts_text_messages = true where id = cora;
  insert into public.messages (company_id, customer_id, channel, body) values (company, cora, 'text', 'Hello');
  insert into public.messages (company_id, customer_id, channel, subject, body) values (company, cora, 'email', 'Hello', 'Hello');
  update public.customers set accepts_text_messages = false where id = cora;
  assert (select status from public.messages where customer_id = cora and channel = 'text' and body = 'Hello') = 'failed', 'a text that waits is not sent any more';
  assert (select status from public.messages where customer_id = cora and channel = 'email' and body = 'Hello') = 'queued', 'letters are another matter';
  perform set_config('role', 'none', true);
end $$;

do $$ begin raise notice 'steps: as they should be'; end $$;
rollback;

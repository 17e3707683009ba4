-- Companies of the same size for measurements: settings bench.first and bench.last say which ones are made, bench.jobs how many jobs each
-- has: eight a day, of which nine in ten lie behind. A day or a week of one company is the same whatever its size and its neighbours.
--
-- Rows are written as the triggers would have left them, with the triggers off: through them this would take hours. Numbers are without
-- gaps, sums fit, nobody is in two places at once. Every row's id follows from its company and number; the same run makes the same rows.

set session_replication_role = replica;

create or replace function pg_temp.id(kind text, company integer, number integer) returns uuid language sql immutable as $$
  select md5(kind || '/' || company || '/' || number)::uuid
$$;

create temp table made on commit drop as
  select company, pg_temp.id('company', company, 0) as id, current_setting('bench.jobs')::integer as jobs
    from generate_series(current_setting('bench.first')::integer, current_setting('bench.last')::integer) as company;

insert into public.companies (id, name, email, time_zone, currency, default_tax_rate)
select id, 'Company ' || company, 'office@company' || company || '.example', 'America/Denver', 'USD', 0.08 from made;

-- People: an owner, a dispatcher, an accountant, and eight who are sent to visits. They sign in as pg_temp.id('user', company, number).
insert into auth.users (id, aud, role, email, email_confirmed_at)
select pg_temp.id('user', company, number), 'authenticated', 'authenticated', 'person' || number || '@company' || company || '.example', now()
  from made, generate_series(1, 12) as number;
insert into public.profiles (id, company_id, user_id, role, full_name, email)
select pg_temp.id('profile', company, number), made.id, pg_temp.id('user', company, number),
       (array['owner', 'dispatcher', 'accountant']::public.member_role[] || array_fill('technician'::public.member_role, array[8]))[number],
       'Person ' || number, 'person' || number || '@company' || company || '.example'
  from made, generate_series(1, 11) as number;

-- Customers, each with a property and a contact; the third, who has some of everything, may enter the portal as
-- the twelfth person.
insert into public.customers (id, company_id, status, first_name, last_name, email, phone)
select pg_temp.id('customer', company, number), made.id, 'active', 'First' || number,
       (array['Archer', 'Baker', 'Cooper', 'Dyer', 'Farmer', 'Mason', 'Potter', 'Smith'])[1 + number % 8] || ' ' || number,
       'customer' || number || '@company' || company || '.example', '+1 303 ' || 1000000 + number
  from made, generate_series(1, made.jobs / 4) as number;
insert into public.properties (id, company_id, customer_id, street, city, postal_code)
select pg_temp.id('property', company, number), made.id, pg_temp.id('customer', company, number),
       number || ' ' || (array['Alder', 'Birch', 'Cedar', 'Elm', 'Fir'])[1 + number % 5] || ' Street', 'Denver', 80200 + number % 90
  from made, generate_series(1, made.jobs / 4) as number;
insert into public.customer_contacts (id, company_id, customer_id, full_name, is_primary)
select pg_temp.id('contact', company, number), made.id, pg_temp.id('customer', company, number), 'Contact ' || number, true
  from made, generate_series(1, made.jobs / 4) as number;
insert into public.customer_logins (id, company_id, customer_id, user_id, email)
select pg_temp.id('login', company, 3), made.id, pg_temp.id('customer', company, 3), pg_temp.id('user', company, 12),
       'person12@company' || company || '.example'
  from made;

-- Work: a number of a job says everything about it. One in two was quoted; the last hundredth has no time yet.
create temp table work on commit drop as
select made.company, made.id as company_id, number, 1 + number % (made.jobs / 4) as customer,
       3 + 1 + (number / 4) % 8 as technician, number % 2 = 0 as is_quoted,
       case when number % 100 > 0 then
         (((now() at time zone 'America/Denver')::date - made.jobs / 9 + number / 8)::timestamp + make_interval(hours => 8 + number % 4 * 2))
         at time zone 'America/Denver'
       end as starts_at
  from made, generate_series(1, made.jobs) as number;
alter table work add column status public.job_status;
-- what lies behind is done, but for one visit of yesterday
update work
   set status = case when starts_at is null then 'unscheduled'
                     when starts_at < day.begins and not (number % 8 = 5 and starts_at >= day.begins - interval '1 day') then 'completed'
                     else 'scheduled'
                end::public.job_status
  from (select date_trunc('day', now() at time zone 'America/Denver') at time zone 'America/Denver' as begins) as day;

insert into public.quotes (id, company_id, customer_id, property_id, number, status, title, valid_until, currency, tax_rate, subtotal, tax_total,
                           sent_at, decided_at, created_at)
select pg_temp.id('quote', company, number), company_id, pg_temp.id('customer', company, customer), pg_temp.id('property', company, customer),
       1000 + number / 2, 'converted'::public.quote_status, 'Work ' || number, null, 'USD', 0.08, 350, 28,
       coalesce(starts_at, now()) - interval '14 days', coalesce(starts_at, now()) - interval '10 days', coalesce(starts_at, now()) - interval '15 days'
  from work where is_quoted
union all
-- a tenth as many are waiting for their answer
select pg_temp.id('quote', company, -number), company_id, pg_temp.id('customer', company, customer), pg_temp.id('property', company, customer),
       500000 + number, 'sent', 'Offer ' || number, current_date + number % 30, 'USD', 0.08, 350, 28, now() - interval '3 days', null, now() - interval '4 days'
  from work where number % 50 = 7;
insert into public.quote_line_items (id, company_id, quote_id, position, name, quantity, unit_price, is_taxable)
select md5(quote.id::text || position)::uuid, quote.company_id, quote.id, position, 'Line ' || position, position, (array[150, 100])[position], true
  from made join public.quotes as quote on quote.company_id = made.id, generate_series(1, 2) as position;

insert into public.jobs (id, company_id, customer_id, property_id, quote_id, number, status, title, assigned_to, scheduled_start, scheduled_end,
                         started_at, completed_at, created_at, updated_at)
select pg_temp.id('job', company, number), company_id, pg_temp.id('customer', company, customer), pg_temp.id('property', company, customer),
       case when is_quoted then pg_temp.id('quote', company, number) end, 1000 + number, status, 'Work ' || number,
       case when starts_at is not null then pg_temp.id('profile', company, technician) end, starts_at, starts_at + interval '90 minutes',
       case when status = 'completed' then starts_at end, case when status = 'completed' then starts_at + interval '80 minutes' end,
       coalesce(starts_at, now()) - interval '14 days', coalesce(starts_at, now())
  from work;
insert into public.job_line_items (id, company_id, job_id, position, name, quantity, unit_price)
select md5('job line/' || company || '/' || number || '/' || position)::uuid, company_id, pg_temp.id('job', company, number), position,
       'Line ' || position, position, (array[150, 100])[position]
  from work, generate_series(1, 2) as position;

insert into public.visits (id, company_id, job_id, status, scheduled_start, scheduled_end, started_at, completed_at, created_at)
select pg_temp.id('visit', company, number), company_id, pg_temp.id('job', company, number),
       case status when 'completed' then 'done' else status::text end::public.visit_status, starts_at, starts_at + interval '90 minutes',
       case when status = 'completed' then starts_at end, case when status = 'completed' then starts_at + interval '80 minutes' end,
       coalesce(starts_at, now()) - interval '14 days'
  from work;
insert into public.visit_assignments (company_id, visit_id, profile_id, is_lead, during, is_exclusive)
select company_id, pg_temp.id('visit', company, number), pg_temp.id('profile', company, technician), true,
       tstzrange(starts_at, starts_at + interval '90 minutes'), status = 'scheduled'
  from work where starts_at is not null;
insert into public.time_entries (id, company_id, profile_id, job_id, visit_id, kind, started_at, ended_at, labor_cost)
select pg_temp.id('time', company, number), company_id, pg_temp.id('profile', company, technician), pg_temp.id('job', company, number),
       pg_temp.id('visit', company, number), 'work', starts_at, starts_at + interval '80 minutes', 60
  from work where status = 'completed';

-- Money: what is done is billed, but for the last weeks'; most of it is paid.
insert into public.invoices (id, company_id, customer_id, property_id, job_id, number, status, payment_terms, issued_on, due_on, currency,
                             tax_rate, subtotal, tax_total, amount_paid, created_at)
select pg_temp.id('invoice', company, number), company_id, pg_temp.id('customer', company, customer), pg_temp.id('property', company, customer),
       pg_temp.id('job', company, number), 1000 + row_number() over (partition by company order by number),
       case when is_paid then 'paid' else 'awaiting_payment' end::public.invoice_status, 'net_14',
       starts_at::date, starts_at::date + 14, 'USD', 0.08, 350, 28, case when is_paid then 378 else 0 end, starts_at + interval '3 hours'
  from (select work.*, number % 20 > 0 and number < made.jobs * 0.8 as is_paid from work join made using (company)) as bill
 where status = 'completed' and starts_at < now() - interval '2 days';
insert into public.invoice_line_items (id, company_id, invoice_id, position, name, quantity, unit_price)
select md5(invoice.id::text || position)::uuid, invoice.company_id, invoice.id, position, 'Line ' || position, position, (array[150, 100])[position]
  from made join public.invoices as invoice on invoice.company_id = made.id, generate_series(1, 2) as position;
insert into public.payments (id, company_id, customer_id, invoice_id, method, amount, currency, received_at)
select md5('payment/' || invoice.id)::uuid, invoice.company_id, invoice.customer_id, invoice.id, 'bank_transfer', 378, 'USD',
       least(invoice.issued_on + interval '5 days', now())
  from made join public.invoices as invoice on invoice.company_id = made.id where invoice.status = 'paid';

insert into public.requests (id, company_id, customer_id, property_id, number, status, title, created_at)
select pg_temp.id('request', company, number), company_id, pg_temp.id('customer', company, customer), pg_temp.id('property', company, customer),
       1000 + number / 10, case when starts_at < now() then 'converted' else 'new' end::public.request_status, 'Asked ' || number,
       coalesce(starts_at, now()) - interval '20 days'
  from work where number % 10 = 3;

insert into public.document_counters (company_id, kind, next_number)
select id, kind, 600000 from made, unnest(enum_range(null::public.document_kind)) as kind;

set session_replication_role = origin;

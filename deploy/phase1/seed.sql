-- Two small companies to try everything on. Runs only with --seed, never on a protected target.
--
-- The documents go through the same functions as the app's, so the numbers, totals and statuses here are earned, not typed in. Dates are
-- relative to today: there are a job this evening, one that is late, and an invoice past due. Running it again changes nothing.
--
-- Nobody here has a password: the sample app identifies its users by a token alone.

insert into auth.users (instance_id, id, aud, role, email, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
select '00000000-0000-0000-0000-000000000000', id::uuid, 'authenticated', 'authenticated', email, now(),
       '{"provider": "email", "providers": ["email"]}', jsonb_build_object('full_name', full_name), now(), now()
  from (values
    ('a0000000-0000-4000-8000-000000000001', 'maria@brightwater.example', 'Maria Santos'),
    ('a0000000-0000-4000-8000-000000000002', 'dan@brightwater.example',   'Dan Whitfield'),
    ('a0000000-0000-4000-8000-000000000003', 'luis@brightwater.example',  'Luis Ortega'),
    ('a0000000-0000-4000-8000-000000000004', 'ada@brightwater.example',   'Ada Lindqvist'),
    ('b0000000-0000-4000-8000-000000000001', 'owen@northline.example',    'Owen Clarke')
  ) as demo (id, email, full_name)
on conflict do nothing;

insert into public.companies (id, name, email, phone, time_zone, currency, default_tax_rate, payment_terms) values
  ('a1000000-0000-4000-8000-000000000001', 'Brightwater Plumbing & Heating', 'office@brightwater.example', '+1 303 555 0140',
   'America/Denver', 'USD', 0.08250, 'net_14'),
  ('b1000000-0000-4000-8000-000000000001', 'Northline Electric', 'hello@northline.example', '+1 416 555 0177',
   'America/Toronto', 'CAD', 0.13000, 'net_30')
on conflict do nothing;

insert into public.profiles (id, company_id, user_id, role, full_name, email) values
  ('a2000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'owner',      'Maria Santos',  'maria@brightwater.example'),
  ('a2000000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002', 'dispatcher', 'Dan Whitfield', 'dan@brightwater.example'),
  ('a2000000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000003', 'technician', 'Luis Ortega',   'luis@brightwater.example'),
  ('a2000000-0000-4000-8000-000000000004', 'a1000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000004', 'accountant', 'Ada Lindqvist', 'ada@brightwater.example'),
  ('b2000000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000001', 'owner',      'Owen Clarke',   'owen@northline.example')
on conflict do nothing;

insert into public.customers (id, company_id, status, first_name, last_name, business_name, email, phone, preferred_contact_method) values
  ('a3000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'active', 'Joan',  'Becker', null, 'joan.becker@mail.example', '+1 303 555 0101', 'phone'),
  ('a3000000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'lead',   'Terry', 'Nguyen', 'Cobblestone Café', 'terry@cobblestone.example', '+1 303 555 0102', 'email'),
  ('a3000000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'lead',   'Sam',   'Doyle',  null, null, '+1 303 555 0103', null),
  ('b3000000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'active', 'Priya', 'Raman',  null, 'priya.raman@mail.example', '+1 416 555 0104', 'text')
on conflict do nothing;

insert into public.properties (id, company_id, customer_id, name, street, city, region, postal_code, country, tax_rate, access_notes) values
  ('a4000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000001', 'Home',   '18 Alder Court',   'Denver',  'CO', '80211', 'US', null,    'Side gate, code 4471. The dog is friendly.'),
  ('a4000000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000002', 'Kitchen','402 Market Street','Boulder', 'CO', '80302', 'US', 0.09045, 'Deliveries in the alley. Evenings only.'),
  ('a4000000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000003', null,     '9 Juniper Lane',   'Golden',  'CO', '80401', 'US', null,    null),
  ('b4000000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'b3000000-0000-4000-8000-000000000001', 'Home',   '77 Birch Avenue',  'Toronto', 'ON', 'M4K 2L1','CA', null,   null)
on conflict do nothing;

-- Quotes: one becomes a paid job, one a job of today, one waits for an answer, one belongs to the other company.
insert into public.quotes (id, company_id, customer_id, property_id, title, message, valid_until) values
  ('a5000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000001', 'a4000000-0000-4000-8000-000000000001', 'Replace water heater', 'Old unit leaks at the base. Shut-off is behind the washing machine.', current_date + 30),
  ('a5000000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000002', 'a4000000-0000-4000-8000-000000000002', 'Grease trap and floor drain', 'After closing time.', current_date + 14),
  ('a5000000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000003', 'a4000000-0000-4000-8000-000000000003', 'Outdoor tap', null, current_date + 7),
  ('b5000000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'b3000000-0000-4000-8000-000000000001', 'b4000000-0000-4000-8000-000000000001', 'Panel upgrade to 200 A', null, current_date + 30)
on conflict do nothing;

-- joined with drafts: a second run finds these quotes sent, and lines of a sent quote are frozen
insert into public.quote_line_items (id, company_id, quote_id, position, kind, name, quantity, unit_price, is_taxable)
select line.id::uuid, quote.company_id, quote.id, line.position, line.kind::public.line_item_kind, line.name, line.quantity, line.unit_price, line.is_taxable
  from (values
    ('a6000000-0000-4000-8000-000000000001', 'a5000000-0000-4000-8000-000000000001', 1, 'product',  '50 gal gas water heater',   1,    1180.00, true),
    ('a6000000-0000-4000-8000-000000000002', 'a5000000-0000-4000-8000-000000000001', 2, 'labor',    'Removal and installation',  4.5,   125.00, false),
    ('a6000000-0000-4000-8000-000000000003', 'a5000000-0000-4000-8000-000000000001', 3, 'discount', 'Returning customer',        1,    -100.00, true),
    ('a6000000-0000-4000-8000-000000000004', 'a5000000-0000-4000-8000-000000000002', 1, 'service',  'Pump and clean grease trap',1,     420.00, false),
    ('a6000000-0000-4000-8000-000000000005', 'a5000000-0000-4000-8000-000000000002', 2, 'product',  'Floor drain, cast iron',    2,      86.50, true),
    ('a6000000-0000-4000-8000-000000000006', 'a5000000-0000-4000-8000-000000000003', 1, 'service',  'Frost-free outdoor tap, fitted', 1, 310.00, true),
    ('b6000000-0000-4000-8000-000000000001', 'b5000000-0000-4000-8000-000000000001', 1, 'service',  '200 A panel, permit included', 1, 2950.00, true)
  ) as line (id, quote_id, position, kind, name, quantity, unit_price, is_taxable)
  join public.quotes as quote on quote.id = line.quote_id::uuid and quote.status = 'draft'
on conflict do nothing;

update public.quotes set status = 'sent'
 where status = 'draft'
   and id in ('a5000000-0000-4000-8000-000000000001', 'a5000000-0000-4000-8000-000000000002',
              'a5000000-0000-4000-8000-000000000003', 'b5000000-0000-4000-8000-000000000001');

select public.accept_quote(id) from public.quotes
 where status = 'sent'
   and id in ('a5000000-0000-4000-8000-000000000001', 'a5000000-0000-4000-8000-000000000002', 'b5000000-0000-4000-8000-000000000001')
 order by id;

-- The water heater: done last week, billed, half of it paid. Issued 20 days ago on 14 days' terms, so the rest is past due.
update public.jobs
   set assigned_to = 'a2000000-0000-4000-8000-000000000003', status = 'in_progress',
       scheduled_start = current_date - 21 + time '08:00', scheduled_end = current_date - 21 + time '13:00',
       started_at = current_date - 21 + time '08:10'
 where quote_id = 'a5000000-0000-4000-8000-000000000001' and status = 'unscheduled';
update public.jobs
   set status = 'completed', completed_at = current_date - 21 + time '12:40'
 where quote_id = 'a5000000-0000-4000-8000-000000000001' and status = 'in_progress';
select public.invoice_job(job.id) from public.jobs as job
 where job.quote_id = 'a5000000-0000-4000-8000-000000000001'
   and not exists (select from public.invoices as invoice where invoice.job_id = job.id);
update public.invoices
   set issued_on = current_date - 20
 where status = 'draft' and job_id in (select id from public.jobs where quote_id = 'a5000000-0000-4000-8000-000000000001');
select public.issue_invoice(invoice.id)
  from public.invoices as invoice
  join public.jobs as job on job.id = invoice.job_id
 where invoice.status = 'draft' and job.quote_id = 'a5000000-0000-4000-8000-000000000001';
select public.record_payment(invoice.id, 800.00, 'cheque', '1042', current_date - 10 + time '15:00')
  from public.invoices as invoice
  join public.jobs as job on job.id = invoice.job_id
 where job.quote_id = 'a5000000-0000-4000-8000-000000000001' and invoice.amount_paid = 0;

-- The café: this evening, where the company is, with a promised window of one hour.
update public.jobs
   set assigned_to = 'a2000000-0000-4000-8000-000000000003', arrival_window_minutes = 60,
       scheduled_start = ((now() at time zone 'America/Denver')::date + time '18:00') at time zone 'America/Denver',
       scheduled_end = ((now() at time zone 'America/Denver')::date + time '22:00') at time zone 'America/Denver'
 where quote_id = 'a5000000-0000-4000-8000-000000000002' and status = 'unscheduled';

-- Booked by telephone, without a quote: yesterday, and nobody has started it.
insert into public.jobs (id, company_id, customer_id, property_id, title, assigned_to, scheduled_start, scheduled_end)
select 'a7000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000001',
       'a4000000-0000-4000-8000-000000000001', 'Check pressure valve', 'a2000000-0000-4000-8000-000000000003',
       current_date - 1 + time '16:00', current_date - 1 + time '17:00'
 where not exists (select from public.jobs where id = 'a7000000-0000-4000-8000-000000000001');

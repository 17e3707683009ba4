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
       scheduled_start = (current_date - 21 + time '08:00') at time zone 'America/Denver',
       scheduled_end = (current_date - 21 + time '13:00') at time zone 'America/Denver',
       started_at = (current_date - 21 + time '08:10') at time zone 'America/Denver'
 where quote_id = 'a5000000-0000-4000-8000-000000000001' and status = 'unscheduled';
update public.jobs
   set status = 'completed', completed_at = (current_date - 21 + time '12:40') at time zone 'America/Denver'
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
select public.record_payment(invoice.id, 800.00, 'cheque', '1042', (current_date - 10 + time '15:00') at time zone 'America/Denver')
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
       ((now() at time zone 'America/Denver')::date - 1 + time '16:00') at time zone 'America/Denver',
       ((now() at time zone 'America/Denver')::date - 1 + time '17:00') at time zone 'America/Denver'
 where not exists (select from public.jobs where id = 'a7000000-0000-4000-8000-000000000001');

-- What surrounds the documents: people, hours, catalogue, taxes -------------------------------------------------------------------

insert into auth.users (instance_id, id, aud, role, email, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
values ('00000000-0000-0000-0000-000000000000', 'a0000000-0000-4000-8000-000000000009', 'authenticated', 'authenticated',
        'joan.becker@mail.example', now(), '{"provider": "email", "providers": ["email"]}', '{"full_name": "Joan Becker"}', now(), now())
on conflict do nothing;

-- two technicians who have been invited and have not signed up yet
insert into public.profiles (id, company_id, role, full_name, email, phone, job_title, color) values
  ('a2000000-0000-4000-8000-000000000005', 'a1000000-0000-4000-8000-000000000001', 'technician', 'Nia Park', 'nia@brightwater.example', '+1 303 555 0145', 'Apprentice', '#7a5195'),
  ('b2000000-0000-4000-8000-000000000002', 'b1000000-0000-4000-8000-000000000001', 'technician', 'Ines Moreau', 'ines@northline.example', '+1 416 555 0178', 'Electrician', '#003f5c')
on conflict do nothing;
update public.profiles set job_title = 'Master plumber', color = '#2f7d5b', phone = '+1 303 555 0143'
 where id = 'a2000000-0000-4000-8000-000000000003' and job_title is null;
update public.companies
   set legal_name = 'Brightwater Plumbing & Heating LLC', tax_number = '84-5550140', website = 'https://brightwater.example',
       street = '2100 Platte Street', city = 'Denver', region = 'CO', postal_code = '80202', country = 'US', review_url = 'https://brightwater.example/review'
 where id = 'a1000000-0000-4000-8000-000000000001' and legal_name is null;

insert into public.business_hours (id, company_id, weekday, opens_at, closes_at)
select ('a9000000-0000-4000-8000-00000000000' || weekday)::uuid, 'a1000000-0000-4000-8000-000000000001', weekday, '07:30', '17:00' from generate_series(1, 5) as weekday
on conflict do nothing;
insert into public.working_hours (id, company_id, profile_id, weekday, starts_at, ends_at)
select ('a9000000-0000-4000-8000-0000000000' || weekday || member)::uuid, 'a1000000-0000-4000-8000-000000000001',
       ('a2000000-0000-4000-8000-00000000000' || member)::uuid, weekday, '08:00', '16:30'
  from generate_series(1, 5) as weekday, unnest(array[3, 5]) as member
on conflict do nothing;
insert into public.labor_rates (id, company_id, profile_id, valid_from, valid_until, cost_per_hour) values
  ('a9100000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a2000000-0000-4000-8000-000000000003', '2024-01-01', '2025-12-31', 44.00),
  ('a9100000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'a2000000-0000-4000-8000-000000000003', '2026-01-01', null, 46.50),
  ('a9100000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'a2000000-0000-4000-8000-000000000005', '2026-01-01', null, 27.00)
on conflict do nothing;

insert into public.tax_areas (id, company_id, name) values
  ('a9200000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'Denver'),
  ('b9200000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'Ontario')
on conflict do nothing;
insert into public.tax_area_rates (id, company_id, tax_area_id, name, rate) values
  ('a9210000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a9200000-0000-4000-8000-000000000001', 'Colorado', 0.02900),
  ('a9210000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'a9200000-0000-4000-8000-000000000001', 'City of Denver', 0.05150),
  ('a9210000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'a9200000-0000-4000-8000-000000000001', 'RTD', 0.01000),
  ('b9210000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'b9200000-0000-4000-8000-000000000001', 'HST', 0.13000)
on conflict do nothing;

insert into public.service_categories (id, company_id, name, position) values
  ('a9300000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'Water heaters', 1),
  ('a9300000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'Drains', 2),
  ('a9300000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'Labor', 3),
  ('b9300000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'Panels', 1)
on conflict do nothing;
insert into public.service_items (id, company_id, category_id, code, kind, name, unit, unit_price, duration_minutes, is_taxable, is_bookable) values
  ('a9400000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a9300000-0000-4000-8000-000000000001', 'WH-G50', 'product', '50 gal gas water heater', 'each', 1180.00, null, true, false),
  ('a9400000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'a9300000-0000-4000-8000-000000000001', 'WH-FLUSH', 'service', 'Water heater flush and check', 'each', 189.00, 60, false, true),
  ('a9400000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'a9300000-0000-4000-8000-000000000002', 'DR-CLEAR', 'service', 'Clear a blocked drain', 'each', 245.00, 90, false, true),
  ('a9400000-0000-4000-8000-000000000004', 'a1000000-0000-4000-8000-000000000001', 'a9300000-0000-4000-8000-000000000003', 'LAB', 'labor', 'Plumber', 'hour', 125.00, 60, false, false),
  ('a9400000-0000-4000-8000-000000000005', 'a1000000-0000-4000-8000-000000000001', 'a9300000-0000-4000-8000-000000000003', 'TRIP', 'fee', 'Call-out', 'each', 59.00, null, false, false),
  ('b9400000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'b9300000-0000-4000-8000-000000000001', 'P200', 'service', '200 A panel, permit included', 'each', 2950.00, 480, true, false),
  ('b9400000-0000-4000-8000-000000000002', 'b1000000-0000-4000-8000-000000000001', null, 'SAFE', 'service', 'Electrical safety check', 'each', 149.00, 60, true, true)
on conflict do nothing;
insert into public.service_item_costs (company_id, service_item_id, unit_cost) values
  ('a1000000-0000-4000-8000-000000000001', 'a9400000-0000-4000-8000-000000000001', 712.40),
  ('b1000000-0000-4000-8000-000000000001', 'b9400000-0000-4000-8000-000000000001', 1120.00)
on conflict do nothing;
insert into public.price_lists (id, company_id, name) values ('a9500000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'Restaurants')
on conflict do nothing;
insert into public.price_list_items (id, company_id, price_list_id, service_item_id, unit_price) values
  ('a9510000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a9500000-0000-4000-8000-000000000001', 'a9400000-0000-4000-8000-000000000003', 215.00)
on conflict do nothing;

-- Customers -----------------------------------------------------------------------------------------------------------------------------

insert into public.lead_sources (id, company_id, name) values
  ('a9600000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'Neighbour'),
  ('a9600000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'Web form'),
  ('b9600000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'Home show')
on conflict do nothing;
update public.customers set lead_source_id = 'a9600000-0000-4000-8000-000000000001'
 where id = 'a3000000-0000-4000-8000-000000000001' and lead_source_id is null;
update public.customers set price_list_id = 'a9500000-0000-4000-8000-000000000001'
 where id = 'a3000000-0000-4000-8000-000000000002' and price_list_id is null;
insert into public.tags (id, company_id, name, color) values
  ('a9700000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'restaurant', '#a4511f'),
  ('a9700000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'evenings only', '#345995')
on conflict do nothing;
insert into public.customer_tags (company_id, customer_id, tag_id) values
  ('a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000002', 'a9700000-0000-4000-8000-000000000001')
on conflict do nothing;
insert into public.property_tags (company_id, property_id, tag_id) values
  ('a1000000-0000-4000-8000-000000000001', 'a4000000-0000-4000-8000-000000000002', 'a9700000-0000-4000-8000-000000000002')
on conflict do nothing;
insert into public.customer_contacts (id, company_id, customer_id, full_name, job_title, email, phone, is_primary, gets_invoices) values
  ('a9800000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000002', 'Terry Nguyen', 'Owner', 'terry@cobblestone.example', '+1 303 555 0102', true, false),
  ('a9800000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000002', 'Bea Lund', 'Bookkeeper', 'books@cobblestone.example', null, false, true)
on conflict do nothing;
insert into public.customer_logins (id, company_id, customer_id, user_id, email) values
  ('a9900000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000009', 'joan.becker@mail.example')
on conflict do nothing;
insert into public.custom_fields (id, company_id, applies_to, kind, name, choices) values
  ('a9a00000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'property', 'choice', 'Pipes', '{copper,PEX,galvanised,unknown}'),
  ('a9a00000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'property', 'text', 'Main shut-off', null)
on conflict do nothing;
insert into public.custom_field_values (id, company_id, custom_field_id, property_id, text_value) values
  ('a9b00000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a9a00000-0000-4000-8000-000000000001', 'a4000000-0000-4000-8000-000000000001', 'copper'),
  ('a9b00000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'a9a00000-0000-4000-8000-000000000002', 'a4000000-0000-4000-8000-000000000001', 'Behind the washing machine')
on conflict do nothing;

-- Sam asked for something else as well, and somebody goes to look at it. The number is earned, so the row is made once.
insert into public.requests (id, company_id, customer_id, property_id, lead_source_id, title, details, preferred_times)
select 'a9c00000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000003',
       'a4000000-0000-4000-8000-000000000003', 'a9600000-0000-4000-8000-000000000002', 'Slow drain in the basement',
       'Gurgles when the washing machine empties.', 'Tuesday or Thursday afternoon'
 where not exists (select from public.requests where id = 'a9c00000-0000-4000-8000-000000000001');
insert into public.assessments (id, company_id, request_id, assigned_to, scheduled_start, scheduled_end, instructions) values
  ('a9c10000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a9c00000-0000-4000-8000-000000000001', 'a2000000-0000-4000-8000-000000000005',
   current_date + 2 + time '20:00', current_date + 2 + time '20:45', 'Take the camera.')
on conflict do nothing;

-- Work ------------------------------------------------------------------------------------------------------------------------------------

insert into public.checklist_templates (id, company_id, name, description) values
  ('a9d00000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'Gas appliance', 'On every job on a gas appliance.')
on conflict do nothing;
insert into public.checklist_template_items (id, company_id, template_id, position, section, label, kind, choices, is_required) values
  ('a9d10000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a9d00000-0000-4000-8000-000000000001', 1, 'Before', 'Shut-off closed', 'boolean', null, true),
  ('a9d10000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'a9d00000-0000-4000-8000-000000000001', 2, 'After', 'Joints gas tight', 'pass_fail', null, true),
  ('a9d10000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'a9d00000-0000-4000-8000-000000000001', 3, 'After', 'CO at the flue, ppm', 'number', null, false),
  ('a9d10000-0000-4000-8000-000000000004', 'a1000000-0000-4000-8000-000000000001', 'a9d00000-0000-4000-8000-000000000001', 4, 'After', 'Photo of the plate', 'photo', null, false)
on conflict do nothing;

-- The water heater took one visit; the clock ran, and somebody bought a fitting on the way.
insert into public.time_entries (id, company_id, profile_id, job_id, visit_id, kind, started_at, ended_at)
select entry.id::uuid, visit.company_id, 'a2000000-0000-4000-8000-000000000003', visit.job_id, visit.id, entry.kind::public.time_entry_kind,
       (current_date - 21 + entry.starts) at time zone 'America/Denver', (current_date - 21 + entry.ends) at time zone 'America/Denver'
  from (values ('a9e00000-0000-4000-8000-000000000001', 'travel', time '07:40', time '08:10'),
               ('a9e00000-0000-4000-8000-000000000002', 'work', time '08:10', time '12:40')) as entry (id, kind, starts, ends),
       public.visits as visit
  join public.jobs as job on job.id = visit.job_id
 where job.quote_id = 'a5000000-0000-4000-8000-000000000001'
   and not exists (select from public.time_entries as known where known.id = entry.id::uuid);
insert into public.expenses (id, company_id, profile_id, job_id, category, description, amount, incurred_on, is_reimbursable)
select 'a9e10000-0000-4000-8000-000000000001', job.company_id, 'a2000000-0000-4000-8000-000000000003', job.id, 'material', 'Dielectric unions, 3/4 in', 23.80, current_date - 21, true
  from public.jobs as job
 where job.quote_id = 'a5000000-0000-4000-8000-000000000001'
   and not exists (select from public.expenses where id = 'a9e10000-0000-4000-8000-000000000001');
insert into public.reviews (id, company_id, customer_id, job_id, status, rating, comment, submitted_at)
select 'a9e20000-0000-4000-8000-000000000001', job.company_id, job.customer_id, job.id, 'submitted', 5, 'Warm water the same day, and he swept up.', current_date - 19
  from public.jobs as job where job.quote_id = 'a5000000-0000-4000-8000-000000000001'
on conflict do nothing;

-- The café paid something down before its evening.
insert into public.customer_credits (id, company_id, customer_id, kind, quote_id, amount, method, external_reference, received_at)
select 'a9f00000-0000-4000-8000-000000000001', company_id, customer_id, 'deposit', id, 150.00, 'card', 'auth 90211', now() - interval '2 days'
  from public.quotes where id = 'a5000000-0000-4000-8000-000000000002'
on conflict do nothing;

-- Northline looks after a house every other month.
insert into public.jobs (id, company_id, customer_id, property_id, title, kind, billing_strategy)
select 'b7000000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'b3000000-0000-4000-8000-000000000001',
       'b4000000-0000-4000-8000-000000000001', 'Electrical safety check', 'recurring', 'per_visit'
 where not exists (select from public.jobs where id = 'b7000000-0000-4000-8000-000000000001');
insert into public.job_line_items (id, company_id, job_id, service_item_id) values
  ('b7100000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'b7000000-0000-4000-8000-000000000001', 'b9400000-0000-4000-8000-000000000002')
on conflict do nothing;
insert into public.visit_schedules (id, company_id, job_id, assigned_to, repeats, every, starts_on, start_time, duration_minutes) values
  ('b7200000-0000-4000-8000-000000000001', 'b1000000-0000-4000-8000-000000000001', 'b7000000-0000-4000-8000-000000000001', 'b2000000-0000-4000-8000-000000000002',
   'monthly', 2, current_date + 5, '09:00', 60)
on conflict do nothing;
select public.generate_visits(id, current_date + 365) from public.visit_schedules
 where id = 'b7200000-0000-4000-8000-000000000001' and generated_until is null;

-- Words -----------------------------------------------------------------------------------------------------------------------------------

insert into public.notes (id, company_id, customer_id, author_id, body, is_pinned) values
  ('aa000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000001', 'a2000000-0000-4000-8000-000000000002',
   'Prefers a call before anybody comes.', true)
on conflict do nothing;
insert into public.message_templates (id, company_id, occasion, channel, name, subject, body) values
  ('aa100000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'visit_reminder', 'email', 'The day before', 'We come tomorrow',
   'Hello {{customer}}, {{company}} comes on {{time}} ({{reference}}).'),
  ('aa100000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'quote_follow_up', 'email', 'Three days after a quote', 'Your quote {{reference}}',
   'Hello {{customer}}, is anything unclear about {{reference}}? Call us. {{company}}'),
  ('aa100000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'invoice_past_due', 'email', 'A week past due', 'Invoice {{reference}}',
   'Hello {{customer}}, invoice {{reference}} was due on {{time}}. Thank you! {{company}}')
on conflict do nothing;
insert into public.reminder_rules (id, company_id, template_id, occasion, after_hours) values
  ('aa200000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'aa100000-0000-4000-8000-000000000001', 'visit_reminder', -24),
  ('aa200000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'aa100000-0000-4000-8000-000000000002', 'quote_follow_up', 72),
  ('aa200000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'aa100000-0000-4000-8000-000000000003', 'invoice_past_due', 168)
on conflict do nothing;
insert into public.messages (id, company_id, customer_id, channel, status, occasion, address, subject, body, sent_at) values
  ('aa300000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000002', 'email', 'sent', 'quote_sent', 'terry@cobblestone.example',
   'Your quote', 'Hello Terry, here is the quote for the grease trap and the floor drain.', now() - interval '3 days')
on conflict do nothing;
insert into public.tasks (id, company_id, customer_id, assigned_to, title, due_at) values
  ('aa400000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a3000000-0000-4000-8000-000000000003', 'a2000000-0000-4000-8000-000000000002',
   'Call Sam about the outdoor tap', now() + interval '1 day')
on conflict do nothing;

-- The café's evening has a form, and the apprentice comes back the evening after: one visit each, and neither sees the other's.
insert into public.checklist_templates (id, company_id, name, description) values
  ('a9d00000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'Drains in a kitchen', 'Wherever food is made.')
on conflict do nothing;
insert into public.checklist_template_items (id, company_id, template_id, position, section, label, kind, choices, is_required) values
  ('a9d20000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000001', 'a9d00000-0000-4000-8000-000000000002', 1, 'Before', 'Floor and counters covered', 'boolean', null, true),
  ('a9d20000-0000-4000-8000-000000000002', 'a1000000-0000-4000-8000-000000000001', 'a9d00000-0000-4000-8000-000000000002', 2, 'After', 'Runs freely', 'pass_fail', null, true),
  ('a9d20000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000001', 'a9d00000-0000-4000-8000-000000000002', 3, 'After', 'Pumped, gallons', 'number', null, false),
  ('a9d20000-0000-4000-8000-000000000004', 'a1000000-0000-4000-8000-000000000001', 'a9d00000-0000-4000-8000-000000000002', 4, 'After', 'Grate', 'choice', '{kept,replaced}', false)
on conflict do nothing;
select public.add_checklist(visit.id, 'a9d00000-0000-4000-8000-000000000002')
  from public.visits as visit
  join public.jobs as job on job.company_id = visit.company_id and job.id = visit.job_id
 where job.quote_id = 'a5000000-0000-4000-8000-000000000002' and visit.status = 'scheduled'
   and not exists (select from public.checklists as form where form.company_id = job.company_id
                      and form.template_id = 'a9d00000-0000-4000-8000-000000000002');
insert into public.visits (id, company_id, job_id, scheduled_start, scheduled_end, instructions)
select 'a7300000-0000-4000-8000-000000000001', job.company_id, job.id,
       ((now() at time zone 'America/Denver')::date + 1 + time '18:00') at time zone 'America/Denver',
       ((now() at time zone 'America/Denver')::date + 1 + time '19:30') at time zone 'America/Denver', 'Look whether the new drain is tight.'
  from public.jobs as job
 where job.quote_id = 'a5000000-0000-4000-8000-000000000002' and job.status = 'scheduled'
   and not exists (select from public.visits where id = 'a7300000-0000-4000-8000-000000000001');
insert into public.visit_assignments (company_id, visit_id, profile_id, is_lead)
select visit.company_id, visit.id, 'a2000000-0000-4000-8000-000000000005', true
  from public.visits as visit where visit.id = 'a7300000-0000-4000-8000-000000000001'
on conflict do nothing;

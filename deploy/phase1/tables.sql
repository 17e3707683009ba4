-- Core field service: who works here, for whom, where, and how it is paid.
--
--   companies ── profiles            the tenant and its people
--       └─ customers ── properties   who pays, and where the work is
--             └─ quotes ── jobs ── invoices ── payments
--
-- Every table of a tenant carries company_id, and constraints.sql makes every reference to a tenant's row composite with it: a row
-- cannot point into another company, whatever the application does. Money is numeric(12,2) beside a currency, time is timestamptz.
-- Checks and references are in constraints.sql, columns added after the first release in columns.sql.

-- Reference ------------------------------------------------------------------------------------------------------------------

create table if not exists public.payment_terms (
  code     text primary key,
  name     text not null,
  net_days integer not null
);
comment on table public.payment_terms is 'When an invoice falls due. Shared by all companies, filled by data.sql.';
comment on column public.payment_terms.net_days is 'Days from the issue date to the due date; 0 is due on receipt.';

create table if not exists public.payment_methods (
  code      text primary key,
  name      text not null,
  is_online boolean not null default false
);
comment on table public.payment_methods is 'How money arrives. Shared by all companies, filled by data.sql.';
comment on column public.payment_methods.is_online is 'Settled by a payment processor rather than handed over.';

-- The tenant -----------------------------------------------------------------------------------------------------------------

create table if not exists public.companies (
  id               uuid primary key default gen_random_uuid(),
  name             text not null,
  email            text,
  phone            text,
  time_zone        text not null default 'UTC',
  currency         text not null default 'USD',
  default_tax_rate numeric(6,5) not null default 0,
  payment_terms    text not null default 'net_14',
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now()
);
comment on table public.companies is 'A trades business: the tenant everything else belongs to. Made by create_company().';
comment on column public.companies.time_zone is 'IANA name. Decides where a day begins: job_board and past-due dates follow it.';
comment on column public.companies.currency is 'ISO 4217 code for new documents; a document keeps the one it was made with.';
comment on column public.companies.default_tax_rate is 'A fraction: 0.0825 is 8.25 %. A property may have its own.';

create table if not exists public.profiles (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  user_id    uuid,
  role       public.member_role not null,
  full_name  text not null,
  email      text not null,
  phone      text,
  is_active  boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.profiles is 'Membership of a user in a company, with a role. One person may belong to several companies.';
comment on column public.profiles.user_id is
  'The login. Null while an invitation is open (it is linked when that e-mail address is confirmed) and after an account is deleted: the work stays attributed.';
comment on column public.profiles.is_active is 'An inactive member sees nothing and can be assigned nothing new.';

create table if not exists public.document_counters (
  company_id  uuid not null,
  kind        public.document_kind not null,
  next_number bigint not null default 1001,
  primary key (company_id, kind)
);
comment on table public.document_counters is
  'The next number of each series. Taken under a row lock in the transaction that uses it, so a series has no gaps. A row made before the first document sets another start.';

-- Customers ------------------------------------------------------------------------------------------------------------------

create table if not exists public.customers (
  id             uuid primary key default gen_random_uuid(),
  company_id     uuid not null,
  status         public.customer_status not null default 'lead',
  first_name     text,
  last_name      text,
  business_name  text,
  display_name   text generated always as
                   (coalesce(business_name, btrim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')))) stored,
  email          text,
  phone          text,
  billing_street text,
  billing_city   text,
  billing_region text,
  billing_postal_code text,
  billing_country text,
  notes          text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);
comment on table public.customers is 'Who asks for the work and pays for it. Where the work is done is a property.';
comment on column public.customers.display_name is 'The business, else the person: what every list and document shows.';

create table if not exists public.properties (
  id           uuid primary key default gen_random_uuid(),
  company_id   uuid not null,
  customer_id  uuid not null,
  name         text,
  street       text not null,
  city         text not null,
  region       text,
  postal_code  text,
  country      text not null default 'US',
  tax_rate     numeric(6,5),
  access_notes text,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);
comment on table public.properties is 'A service address of a customer.';
comment on column public.properties.tax_rate is 'Tax follows the place of work. Null: the company''s default.';
comment on column public.properties.access_notes is 'Gate codes, dogs, where to park. Technicians with a job here read it.';

-- Quotes ---------------------------------------------------------------------------------------------------------------------

create table if not exists public.quotes (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  customer_id uuid not null,
  property_id uuid,
  number      bigint,
  reference   text generated always as ('Q-' || number::text) stored,
  status      public.quote_status not null default 'draft',
  title       text not null,
  message     text,
  valid_until date,
  currency    text not null,
  tax_rate    numeric(6,5) not null,
  subtotal    numeric(12,2) not null default 0,
  tax_total   numeric(12,2) not null default 0,
  total       numeric(12,2) generated always as (subtotal + tax_total) stored,
  sent_at     timestamptz,
  decided_at  timestamptz,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on table public.quotes is 'A priced offer. accept_quote() turns it into a job.';
comment on column public.quotes.number is 'Given when the quote leaves draft, never changed after.';
comment on column public.quotes.currency is 'Left out: the company''s.';
comment on column public.quotes.tax_rate is 'Left out: the property''s, else the company''s.';
comment on column public.quotes.subtotal is 'Sum of the lines, kept by a trigger; a value written by a client is ignored.';
comment on column public.quotes.tax_total is 'Tax on the taxable lines, rounded once per document; kept by a trigger.';

create table if not exists public.quote_line_items (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  quote_id    uuid not null,
  position    integer not null default 1,
  kind        public.line_item_kind not null default 'service',
  name        text not null,
  description text,
  quantity    numeric(12,3) not null default 1,
  unit_price  numeric(12,2) not null,
  is_taxable  boolean not null default true,
  line_total  numeric(12,2) generated always as (round(quantity * unit_price, 2)) stored
);
comment on table public.quote_line_items is 'What is offered. Editable while the quote is a draft or the customer asked for changes.';

-- Jobs -----------------------------------------------------------------------------------------------------------------------

create table if not exists public.jobs (
  id              uuid primary key default gen_random_uuid(),
  company_id      uuid not null,
  customer_id     uuid not null,
  property_id     uuid not null,
  quote_id        uuid,
  number          bigint not null,
  reference       text generated always as ('J-' || number::text) stored,
  status          public.job_status not null default 'unscheduled',
  title           text not null,
  instructions    text,
  assigned_to     uuid,
  scheduled_start timestamptz,
  scheduled_end   timestamptz,
  started_at      timestamptz,
  completed_at    timestamptz,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);
comment on table public.jobs is 'Agreed work at a property, done by one technician in one visit.';
comment on column public.jobs.number is 'Given when the job is made, never changed after.';
comment on column public.jobs.assigned_to is 'The technician (a profile of the same company). Technicians see the jobs assigned to them.';

-- Invoices -------------------------------------------------------------------------------------------------------------------

create table if not exists public.invoices (
  id            uuid primary key default gen_random_uuid(),
  company_id    uuid not null,
  customer_id   uuid not null,
  property_id   uuid,
  job_id        uuid,
  number        bigint,
  reference     text generated always as ('INV-' || number::text) stored,
  status        public.invoice_status not null default 'draft',
  payment_terms text not null,
  issued_on     date,
  due_on        date,
  currency      text not null,
  tax_rate      numeric(6,5) not null,
  subtotal      numeric(12,2) not null default 0,
  tax_total     numeric(12,2) not null default 0,
  total         numeric(12,2) generated always as (subtotal + tax_total) stored,
  amount_paid   numeric(12,2) not null default 0,
  balance       numeric(12,2) generated always as (subtotal + tax_total - amount_paid) stored,
  void_reason   text,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);
comment on table public.invoices is 'A bill. Frozen once issued: a mistake is voided, with a reason, and billed again.';
comment on column public.invoices.number is 'Given when the invoice is issued; a void invoice keeps its number, so the series stays complete.';
comment on column public.invoices.payment_terms is 'Left out: the company''s. Gives due_on when the invoice is issued.';
comment on column public.invoices.amount_paid is 'Sum of the succeeded payments, kept by a trigger; a value written by a client is ignored.';
comment on column public.invoices.balance is 'What is still owed.';

create table if not exists public.invoice_line_items (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  invoice_id  uuid not null,
  position    integer not null default 1,
  kind        public.line_item_kind not null default 'service',
  name        text not null,
  description text,
  quantity    numeric(12,3) not null default 1,
  unit_price  numeric(12,2) not null,
  is_taxable  boolean not null default true,
  line_total  numeric(12,2) generated always as (round(quantity * unit_price, 2)) stored
);
comment on table public.invoice_line_items is 'What is billed. Editable while the invoice is a draft.';

create table if not exists public.payments (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  customer_id uuid not null,
  invoice_id  uuid not null,
  status      public.payment_status not null default 'succeeded',
  method      text not null,
  amount      numeric(12,2) not null,
  currency    text not null,
  received_at timestamptz not null default now(),
  recorded_by uuid,
  note        text,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on table public.payments is 'Money received for an invoice. Never deleted: a payment that did not hold is failed or refunded.';
comment on column public.payments.currency is 'Must equal the invoice''s: part of the foreign key.';
comment on column public.payments.recorded_by is 'The member who entered it; null for a payment processor.';

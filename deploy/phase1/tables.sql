-- Core field service: who works here, for whom, where, when, and how it is paid.
--
--   companies ── profiles ── working hours, time off, labor rates        the tenant and its people
--       ├─ service items ── price lists                                  what is sold
--       └─ customers ── properties                                       who pays, and where the work is
--             └─ requests ── quotes ── jobs ── invoices ── payments      what is asked for, offered, agreed, billed, paid
--                              │        └─ visits ── technicians, checklists, time, expenses
--                              └─ options, approvals                     credits and refunds settle the rest
--
-- Every table of a tenant carries company_id, and constraints.sql makes every reference to a tenant's row composite with it: a row
-- cannot point into another company, whatever the application does. Money is numeric(12,2) beside a currency, time is timestamptz.
-- Checks and references are in constraints.sql, columns added after the first release in columns.sql.
--
-- Counts, days and minutes, no keys; Wrench sets both timeouts for its session.
-- squawk-ignore-file prefer-bigint-over-int, prefer-bigint-over-smallint, require-lock-timeout, require-statement-timeout

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

create table if not exists public.working_hours (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  profile_id uuid not null,
  weekday    smallint not null,
  starts_at  time not null,
  ends_at    time not null
);
comment on table public.working_hours is 'When a member works, by weekday, on the company''s clock. Several rows make a day with a pause.';
comment on column public.working_hours.weekday is 'ISO: 1 is Monday, 7 is Sunday.';

create table if not exists public.time_off (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  profile_id uuid not null,
  status     public.time_off_status not null default 'requested',
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  reason     text,
  decided_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.time_off is 'Holiday, illness, training. Once approved, nobody is sent to a visit in it.';

create table if not exists public.labor_rates (
  id           uuid primary key default gen_random_uuid(),
  company_id   uuid not null,
  profile_id   uuid not null,
  valid_from   date not null,
  valid_until  date,
  cost_per_hour numeric(12,2) not null
);
comment on table public.labor_rates is
  'What an hour of a member costs the company. A table of its own: colleagues read profiles, not wages.';
comment on column public.labor_rates.valid_until is 'The last day it holds. Null: until further notice.';

create table if not exists public.business_hours (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  weekday    smallint not null,
  opens_at   time not null,
  closes_at  time not null
);
comment on table public.business_hours is 'When the office answers and online booking is offered, on the company''s clock.';

create table if not exists public.tags (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  name       text not null,
  color      text,
  created_at timestamptz not null default now()
);
comment on table public.tags is 'The company''s own labels, for customers, properties and jobs alike.';

create table if not exists public.custom_fields (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  applies_to  public.custom_field_target not null,
  kind        public.field_kind not null,
  name        text not null,
  choices     text[],
  position    integer not null default 1,
  is_archived boolean not null default false,
  created_at  timestamptz not null default now()
);
comment on table public.custom_fields is
  'What a company records beyond our columns. Archived rather than deleted: the values stay readable.';
comment on column public.custom_fields.choices is 'The answers of a choice.';

-- Taxes ----------------------------------------------------------------------------------------------------------------------

create table if not exists public.tax_areas (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  name       text not null,
  created_at timestamptz not null default now()
);
comment on table public.tax_areas is 'A place with taxes of its own, such as the city of Boulder. Properties lie in one.';

create table if not exists public.tax_area_rates (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  tax_area_id uuid not null,
  name        text not null,
  rate        numeric(6,5) not null,
  valid_from  date not null default '2000-01-01',
  valid_until date
);
comment on table public.tax_area_rates is 'The taxes of an area, each from a day on: state, county and city are three rows. They add up.';
comment on column public.tax_area_rates.rate is 'A fraction: 0.0290 is 2.9 %.';

-- What is sold -----------------------------------------------------------------------------------------------------------------

create table if not exists public.service_categories (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  parent_id  uuid,
  name       text not null,
  position   integer not null default 1
);
comment on table public.service_categories is 'The shelves of the catalogue, one in another.';

create table if not exists public.service_items (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  category_id      uuid,
  code             text,
  kind             public.line_item_kind not null default 'service',
  name             text not null,
  description      text,
  unit             text not null default 'each',
  unit_price       numeric(12,2) not null,
  duration_minutes integer,
  is_taxable       boolean not null default true,
  is_bookable      boolean not null default false,
  is_archived      boolean not null default false,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now()
);
comment on table public.service_items is
  'The service catalogue: what a line of a quote, job or invoice is made from. A line keeps what it was made with; later prices do not reach it.';
comment on column public.service_items.unit_price is 'In the company''s currency. A price list may say otherwise for some customers.';
comment on column public.service_items.duration_minutes is 'How long it usually takes: what scheduling proposes.';
comment on column public.service_items.is_bookable is 'Offered to customers who book online.';

create table if not exists public.service_item_costs (
  company_id      uuid not null,
  service_item_id uuid not null,
  unit_cost       numeric(12,2) not null,
  updated_at      timestamptz not null default now(),
  primary key (company_id, service_item_id)
);
comment on table public.service_item_costs is 'What one unit costs the company. Apart from the price: customers who book online read that.';

create table if not exists public.price_lists (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  name       text not null,
  is_archived boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table public.price_lists is 'Prices that differ from the catalogue''s: for landlords, for members, for a contract customer.';

create table if not exists public.price_list_items (
  id              uuid primary key default gen_random_uuid(),
  company_id      uuid not null,
  price_list_id   uuid not null,
  service_item_id uuid not null,
  unit_price      numeric(12,2) not null,
  valid_from      date not null default '2000-01-01',
  valid_until     date
);
comment on table public.price_list_items is 'The price of an item on a list, from a day on. One price a day: the ranges may not overlap.';

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

create table if not exists public.lead_sources (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  name        text not null,
  is_archived boolean not null default false
);
comment on table public.lead_sources is 'Where customers come from, in the company''s words.';

create table if not exists public.customer_contacts (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  customer_id uuid not null,
  full_name   text not null,
  job_title   text,
  email       text,
  phone       text,
  is_primary  boolean not null default false,
  gets_invoices boolean not null default false,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on table public.customer_contacts is 'People to talk to at a customer: the tenant, the property manager, who pays the bills.';

create table if not exists public.customer_logins (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  customer_id uuid not null,
  user_id     uuid,
  email       text not null,
  is_active   boolean not null default true,
  created_at  timestamptz not null default now()
);
comment on table public.customer_logins is
  'Who may enter the customer portal for a customer. A login sees that customer''s quotes and invoices once they are sent, and nothing of the office.';
comment on column public.customer_logins.user_id is 'Linked when that e-mail address is confirmed. Null: the invitation is open.';

create table if not exists public.customer_tags (
  company_id  uuid not null,
  customer_id uuid not null,
  tag_id      uuid not null,
  primary key (company_id, customer_id, tag_id)
);
comment on table public.customer_tags is 'Which customers carry which tag.';

create table if not exists public.property_tags (
  company_id  uuid not null,
  property_id uuid not null,
  tag_id      uuid not null,
  primary key (company_id, property_id, tag_id)
);
comment on table public.property_tags is 'Which properties carry which tag.';

-- Requests -------------------------------------------------------------------------------------------------------------------

create table if not exists public.requests (
  id              uuid primary key default gen_random_uuid(),
  company_id      uuid not null,
  customer_id     uuid not null,
  property_id     uuid,
  lead_source_id  uuid,
  number          bigint,
  reference       text generated always as ('R-' || number::text) stored,
  status          public.request_status not null default 'new',
  title           text not null,
  details         text,
  preferred_times text,
  declined_reason text,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);
comment on table public.requests is 'Work that somebody asked for, by telephone, form or portal. quote_request() makes an offer of it.';
comment on column public.requests.preferred_times is 'In the customer''s words: Tuesday afternoons.';

create table if not exists public.assessments (
  id              uuid primary key default gen_random_uuid(),
  company_id      uuid not null,
  request_id      uuid not null,
  assigned_to     uuid,
  scheduled_start timestamptz not null,
  scheduled_end   timestamptz not null,
  instructions    text,
  findings        text,
  completed_at    timestamptz,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);
comment on table public.assessments is 'Somebody looks at it before it is priced. At most one for a request.';

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

create table if not exists public.quote_options (
  id             uuid primary key default gen_random_uuid(),
  company_id     uuid not null,
  quote_id       uuid not null,
  position       integer not null default 1,
  name           text not null,
  description    text,
  is_recommended boolean not null default false,
  is_chosen      boolean not null default false
);
comment on table public.quote_options is
  'Packages to choose one from: repair or replace. Lines without an option belong to every package.';
comment on column public.quote_options.is_chosen is
  'What the customer took. Until then the totals are those of the recommended one, else of the first.';

create table if not exists public.quote_answers (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  quote_id   uuid not null,
  option_id  uuid,
  decision   public.quote_decision not null,
  signer     text not null,
  comment    text,
  total      numeric(12,2) not null,
  user_id    uuid,
  answered_at timestamptz not null default now()
);
comment on table public.quote_answers is
  'What a customer said to a quote, and to which total. Never changed: it is the proof of the agreement.';
comment on column public.quote_answers.signer is 'The name that was signed with, or of the person who said it on the telephone.';
comment on column public.quote_answers.user_id is 'The login it came from: of the portal, or of the office that noted it.';

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
comment on table public.jobs is
  'Agreed work at a property. Its visits say who comes when; the schedule here is that of the visit that is next.';
comment on column public.jobs.number is 'Given when the job is made, never changed after.';
comment on column public.jobs.assigned_to is
  'Who leads the next visit (a profile of the same company). Technicians see the jobs they have a visit of.';
comment on column public.jobs.scheduled_start is 'Of the next visit. Written here or on the visit: either follows the other.';

create table if not exists public.job_line_items (
  id              uuid primary key default gen_random_uuid(),
  company_id      uuid not null,
  job_id          uuid not null,
  visit_id        uuid,
  service_item_id uuid,
  position        integer not null default 1,
  kind            public.line_item_kind not null default 'service',
  name            text not null,
  description     text,
  quantity        numeric(12,3) not null default 1,
  unit_price      numeric(12,2) not null,
  unit_cost       numeric(12,2) not null default 0,
  is_taxable      boolean not null default true,
  line_total      numeric(12,2) generated always as (round(quantity * unit_price, 2)) stored,
  line_cost       numeric(12,2) generated always as (round(quantity * unit_cost, 2)) stored
);
comment on table public.job_line_items is
  'What the work consists of: the lines of the accepted quote, and what was added on site. The invoice is made of them.';
comment on column public.job_line_items.visit_id is 'Used on this visit, and billed with it where the job is billed per visit.';

create table if not exists public.job_tags (
  company_id uuid not null,
  job_id     uuid not null,
  tag_id     uuid not null,
  primary key (company_id, job_id, tag_id)
);
comment on table public.job_tags is 'Which jobs carry which tag.';

create table if not exists public.visit_schedules (
  id               uuid primary key default gen_random_uuid(),
  company_id       uuid not null,
  job_id           uuid not null,
  assigned_to      uuid,
  repeats          public.recurrence not null,
  every            integer not null default 1,
  weekdays         smallint[],
  starts_on        date not null,
  ends_on          date,
  start_time       time not null,
  duration_minutes integer not null,
  skipped_dates    date[] not null default '{}',
  generated_until  date,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now()
);
comment on table public.visit_schedules is
  'When the visits of a recurring job are due. generate_visits() makes them; a visit that was moved or cancelled is not made again.';
comment on column public.visit_schedules.every is 'Every how many days, weeks or months.';
comment on column public.visit_schedules.weekdays is 'ISO days of a weekly schedule. Null: the weekday of starts_on.';
comment on column public.visit_schedules.start_time is
  'On the company''s clock, summer and winter: eight in the morning stays eight in the morning.';
comment on column public.visit_schedules.skipped_dates is 'Public holidays and the like.';

-- Visits ---------------------------------------------------------------------------------------------------------------------

create table if not exists public.visits (
  id                     uuid primary key default gen_random_uuid(),
  company_id             uuid not null,
  job_id                 uuid not null,
  visit_schedule_id      uuid,
  occurs_on              date,
  status                 public.visit_status not null default 'unscheduled',
  scheduled_start        timestamptz,
  scheduled_end          timestamptz,
  arrival_window_minutes integer not null default 0,
  instructions           text,
  confirmed_at           timestamptz,
  on_my_way_at           timestamptz,
  arrived_at             timestamptz,
  started_at             timestamptz,
  completed_at           timestamptz,
  outcome                text,
  cancellation_reason    text,
  double_booking_reason  text,
  created_at             timestamptz not null default now(),
  updated_at             timestamptz not null default now()
);
comment on table public.visits is
  'Somebody goes there: the appointments of a job. A one-off job always has one; what happens on a visit moves its job along.';
comment on column public.visits.occurs_on is 'The day of the schedule it was made for, whatever day it was moved to.';
comment on column public.visits.confirmed_at is 'The customer said that the time suits.';
comment on column public.visits.outcome is 'What was done and what is left, in the technician''s words.';

create table if not exists public.visit_assignments (
  company_id   uuid not null,
  visit_id     uuid not null,
  profile_id   uuid not null,
  is_lead      boolean not null default false,
  during       tstzrange,
  is_exclusive boolean not null default false,
  created_at   timestamptz not null default now(),
  primary key (company_id, visit_id, profile_id)
);
comment on table public.visit_assignments is 'Who goes. One of them leads.';
comment on column public.visit_assignments.during is
  'The time of the visit, copied by a trigger: the database can only compare ranges that lie in one table.';
comment on column public.visit_assignments.is_exclusive is
  'The technician can be nowhere else meanwhile: the visit is still to come and nobody gave a reason for two at once. Kept by a trigger.';

create table if not exists public.tasks (
  id           uuid primary key default gen_random_uuid(),
  company_id   uuid not null,
  customer_id  uuid,
  job_id       uuid,
  assigned_to  uuid,
  title        text not null,
  details      text,
  due_at       timestamptz,
  completed_at timestamptz,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);
comment on table public.tasks is 'Things to do that are no visit: call back, order the part, send the permit.';

-- Checklists -----------------------------------------------------------------------------------------------------------------

create table if not exists public.checklist_templates (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  name        text not null,
  description text,
  is_archived boolean not null default false,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on table public.checklist_templates is 'Job forms: what is to be looked at and written down on a kind of work.';

create table if not exists public.checklist_template_items (
  id           uuid primary key default gen_random_uuid(),
  company_id   uuid not null,
  template_id  uuid not null,
  position     integer not null default 1,
  section      text,
  label        text not null,
  kind         public.field_kind not null default 'boolean',
  choices      text[],
  is_required  boolean not null default false
);
comment on table public.checklist_template_items is 'The questions of a form, in order.';

create table if not exists public.checklists (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  visit_id    uuid not null,
  template_id uuid,
  name        text not null,
  created_at  timestamptz not null default now()
);
comment on table public.checklists is 'A form on a visit, made by add_checklist(). It keeps its questions when the template changes.';

create table if not exists public.checklist_items (
  id             uuid primary key default gen_random_uuid(),
  company_id     uuid not null,
  checklist_id   uuid not null,
  position       integer not null default 1,
  section        text,
  label          text not null,
  kind           public.field_kind not null,
  choices        text[],
  is_required    boolean not null default false,
  text_answer    text,
  number_answer  numeric,
  boolean_answer boolean,
  date_answer    date,
  result         public.pass_fail,
  comment        text,
  answered_by    uuid,
  answered_at    timestamptz
);
comment on table public.checklist_items is 'Questions with their answers. A visit is not done before the required ones are answered.';
comment on column public.checklist_items.text_answer is 'Of a text or a choice; of a photo or signature the path of its attachment.';

-- Time and expenses ----------------------------------------------------------------------------------------------------------

create table if not exists public.time_entries (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  profile_id  uuid not null,
  job_id      uuid,
  visit_id    uuid,
  kind        public.time_entry_kind not null default 'work',
  started_at  timestamptz not null default now(),
  ended_at    timestamptz,
  note        text,
  labor_cost  numeric(12,2),
  approved_by uuid,
  approved_at timestamptz,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on table public.time_entries is 'Clocked time. start_timer() and stop_timer() write it; an approved entry is frozen.';
comment on column public.time_entries.ended_at is 'Null: the clock is running. One clock a person.';

create table if not exists public.expenses (
  id             uuid primary key default gen_random_uuid(),
  company_id     uuid not null,
  profile_id     uuid not null,
  job_id         uuid,
  status         public.expense_status not null default 'submitted',
  category       public.expense_category not null,
  description    text not null,
  incurred_on    date not null,
  amount         numeric(12,2) not null,
  currency       text not null,
  is_reimbursable boolean not null default false,
  decided_by     uuid,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);
comment on table public.expenses is 'What the work cost besides time and stock. The receipt is an attachment.';
comment on column public.expenses.currency is 'Left out: the company''s.';
comment on column public.expenses.is_reimbursable is 'Paid out of the member''s own pocket.';

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
comment on column public.invoices.number is
  'Given when the invoice is issued; a void invoice keeps its number, so the series stays complete.';
comment on column public.invoices.payment_terms is 'Left out: the company''s. Gives due_on when the invoice is issued.';
comment on column public.invoices.amount_paid is
  'What is settled: succeeded payments less refunds, and applied credit. Kept by a trigger; a value written by a client is ignored.';
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

create table if not exists public.invoice_taxes (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  invoice_id uuid not null,
  name       text not null,
  rate       numeric(6,5) not null,
  amount     numeric(12,2) not null
);
comment on table public.invoice_taxes is
  'The tax of an issued invoice by authority, written once when it is issued. The amounts add up to its tax to the cent.';

create table if not exists public.customer_credits (
  id              uuid primary key default gen_random_uuid(),
  company_id      uuid not null,
  customer_id     uuid not null,
  kind            public.credit_kind not null,
  status          public.credit_status not null default 'open',
  number          bigint,
  reference       text generated always as ('CN-' || number::text) stored,
  quote_id        uuid,
  invoice_id      uuid,
  amount          numeric(12,2) not null,
  currency        text not null,
  applied_amount  numeric(12,2) not null default 0,
  refunded_amount numeric(12,2) not null default 0,
  remaining       numeric(12,2) generated always as (amount - applied_amount - refunded_amount) stored,
  method          text,
  external_reference text,
  reason          text,
  received_at     timestamptz not null default now(),
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);
comment on table public.customer_credits is
  'What we owe a customer: deposits before the bill, credit notes after it. Applied to invoices or given back, never more than there is.';
comment on column public.customer_credits.number is 'Of credit notes: a series of its own.';
comment on column public.customer_credits.quote_id is 'The quote a deposit was paid on. Issuing the invoice of its job applies it.';
comment on column public.customer_credits.invoice_id is 'The invoice a credit note corrects.';
comment on column public.customer_credits.applied_amount is
  'Sum of the applications, kept by a trigger; a value written by a client is ignored.';
comment on column public.customer_credits.refunded_amount is 'Sum of the refunds, kept likewise.';

create table if not exists public.credit_applications (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  customer_id uuid not null,
  credit_id   uuid not null,
  invoice_id  uuid not null,
  amount      numeric(12,2) not null,
  currency    text not null,
  applied_at  timestamptz not null default now()
);
comment on table public.credit_applications is 'Credit used to pay an invoice of the same customer in the same currency.';

create table if not exists public.refunds (
  id                 uuid primary key default gen_random_uuid(),
  company_id         uuid not null,
  payment_id         uuid,
  credit_id          uuid,
  status             public.refund_status not null default 'succeeded',
  amount             numeric(12,2) not null,
  currency           text not null,
  method             text not null,
  reason             text not null,
  external_reference text,
  recorded_by        uuid,
  refunded_at        timestamptz not null default now(),
  created_at         timestamptz not null default now()
);
comment on table public.refunds is 'Money given back, of a payment or of a deposit, in whole or in part.';

create table if not exists public.saved_payment_methods (
  id              uuid primary key default gen_random_uuid(),
  company_id      uuid not null,
  customer_id     uuid not null,
  method          text not null,
  label           text not null,
  processor       text not null,
  processor_token text not null,
  expires_on      date,
  is_default      boolean not null default false,
  created_at      timestamptz not null default now()
);
comment on table public.saved_payment_methods is
  'Cards and accounts a customer left for later. The processor keeps the number, we keep its token.';
comment on column public.saved_payment_methods.label is 'What a person recognises: Visa, ends in 4242.';

-- Words: notes, files, messages -----------------------------------------------------------------------------------------------

create table if not exists public.custom_field_values (
  id              uuid primary key default gen_random_uuid(),
  company_id      uuid not null,
  custom_field_id uuid not null,
  applies_to      public.custom_field_target not null,
  kind            public.field_kind not null,
  customer_id     uuid,
  property_id     uuid,
  request_id      uuid,
  quote_id        uuid,
  job_id          uuid,
  invoice_id      uuid,
  text_value      text,
  number_value    numeric,
  boolean_value   boolean,
  date_value      date,
  updated_at      timestamptz not null default now()
);
comment on table public.custom_field_values is
  'One value of one custom field for one row. Kind and target are the field''s: part of the reference.';

create table if not exists public.notes (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  customer_id uuid,
  property_id uuid,
  request_id  uuid,
  quote_id    uuid,
  job_id      uuid,
  visit_id    uuid,
  invoice_id  uuid,
  author_id   uuid,
  body        text not null,
  visibility  public.visibility not null default 'internal',
  is_pinned   boolean not null default false,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on table public.notes is 'What somebody wrote down about exactly one thing.';

create table if not exists public.attachments (
  id                uuid primary key default gen_random_uuid(),
  company_id        uuid not null,
  customer_id       uuid,
  property_id       uuid,
  request_id        uuid,
  quote_id          uuid,
  job_id            uuid,
  visit_id          uuid,
  invoice_id        uuid,
  expense_id        uuid,
  checklist_item_id uuid,
  kind              public.attachment_kind not null default 'document',
  storage_path      text not null,
  file_name         text not null,
  content_type      text not null,
  byte_size         bigint not null,
  caption           text,
  visibility        public.visibility not null default 'internal',
  uploaded_by       uuid,
  created_at        timestamptz not null default now()
);
comment on table public.attachments is 'A file in storage that belongs to exactly one thing.';
comment on column public.attachments.storage_path is
  'The object''s name in the bucket; it begins with the company''s id, and storage policies go by that.';

create table if not exists public.message_templates (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  occasion   public.message_occasion not null,
  channel    public.message_channel not null,
  name       text not null,
  subject    text,
  body       text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.message_templates is
  'What is written to customers on which occasion. {{customer}}, {{reference}}, {{time}} and {{company}} are filled in.';

create table if not exists public.messages (
  id             uuid primary key default gen_random_uuid(),
  company_id     uuid not null,
  customer_id    uuid not null,
  quote_id       uuid,
  job_id         uuid,
  invoice_id     uuid,
  direction      public.message_direction not null default 'outbound',
  channel        public.message_channel not null,
  status         public.message_status not null default 'queued',
  occasion       public.message_occasion not null default 'other',
  address        text not null,
  subject        text,
  body           text not null,
  sent_by        uuid,
  failure        text,
  sent_at        timestamptz,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);
comment on table public.messages is
  'What was written to a customer and what came back. A queued message is sent by a server; without consent a text is not even queued.';
comment on column public.messages.address is 'The telephone number or e-mail address of the customer.';

create table if not exists public.reminder_rules (
  id            uuid primary key default gen_random_uuid(),
  company_id    uuid not null,
  template_id   uuid not null,
  occasion      public.message_occasion not null,
  after_hours   integer not null,
  is_active     boolean not null default true,
  created_at    timestamptz not null default now()
);
comment on table public.reminder_rules is 'Which reminders go out by themselves. queue_reminders() looks for what is due.';
comment on column public.reminder_rules.after_hours is
  'Hours after the occasion, negative before: -24 with visit_reminder is the day before, 72 with quote_follow_up three days after it was sent.';

create table if not exists public.reminders (
  id          uuid primary key default gen_random_uuid(),
  company_id  uuid not null,
  rule_id     uuid not null,
  quote_id    uuid,
  visit_id    uuid,
  invoice_id  uuid,
  message_id  uuid,
  status      public.reminder_status not null default 'pending',
  due_at      timestamptz not null,
  created_at  timestamptz not null default now()
);
comment on table public.reminders is 'A rule found something. Once for each quote, visit or invoice, however often it looks.';

create table if not exists public.notifications (
  id         uuid primary key default gen_random_uuid(),
  company_id uuid not null,
  profile_id uuid not null,
  title      text not null,
  link       text,
  read_at    timestamptz,
  created_at timestamptz not null default now()
);
comment on table public.notifications is 'The bell of a member: what happened that concerns them.';

create table if not exists public.reviews (
  id           uuid primary key default gen_random_uuid(),
  company_id   uuid not null,
  customer_id  uuid not null,
  job_id       uuid not null,
  status       public.review_status not null default 'requested',
  rating       smallint,
  comment      text,
  response     text,
  requested_at timestamptz not null default now(),
  submitted_at timestamptz
);
comment on table public.reviews is 'What a customer thought of a completed job. One a job.';

-- The trail --------------------------------------------------------------------------------------------------------------------

create table if not exists public.audit_log (
  id         bigint generated always as identity primary key,
  company_id uuid not null,
  table_name text not null,
  row_id     uuid not null,
  action     public.audit_action not null,
  changes    jsonb not null,
  user_id    uuid,
  changed_at timestamptz not null default now()
);
comment on table public.audit_log is 'Who changed what, when. Written by a trigger, changed by nobody.';
comment on column public.audit_log.changes is 'Column → [before, after]; of an insert or delete the whole row.';
comment on column public.audit_log.user_id is 'The login. Null: a server, or SQL by hand.';

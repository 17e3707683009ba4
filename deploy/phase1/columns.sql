-- Columns added after the first release, in the order they came. `create table if not exists` in tables.sql does nothing to a table
-- that exists, so a column added later is declared here, where it reaches old and new databases alike. Each one is either nullable
-- or has a constant default: adding it rewrites nothing and holds its lock for an instant.
--
-- Counts, days and minutes, no keys; Wrench sets both timeouts for its session.
-- squawk-ignore-file prefer-bigint-over-int, require-lock-timeout, require-statement-timeout

-- How the customer wants to be reached. Null: nobody has asked yet.
alter table public.customers add column if not exists preferred_contact_method public.contact_method;

-- Required before a text message may be sent.
alter table public.customers add column if not exists accepts_text_messages boolean not null default false;

-- The window promised to the customer, which is wider than the time the technician needs.
alter table public.jobs add column if not exists arrival_window_minutes integer not null default 0;

-- Two jobs at once for one technician need a reason; with one, jobs_technician_is_free no longer applies.
alter table public.jobs add column if not exists double_booking_reason text;

alter table public.jobs add column if not exists cancellation_reason text;

-- Cheque number, card authorisation, transfer id: what the bank statement will show.
alter table public.payments add column if not exists external_reference text;

comment on column public.customers.preferred_contact_method is 'Null: not asked yet.';
comment on column public.customers.accepts_text_messages is 'Consent. Without it no text message is sent, whatever the preferred method.';
comment on column public.jobs.arrival_window_minutes is
  'Promised to the customer: arrival between scheduled_start and this many minutes later; 0 is a fixed time.';
comment on column public.jobs.double_booking_reason is
  'Why a technician has two jobs at once; exempts the job from jobs_technician_is_free.';
comment on column public.payments.external_reference is 'Cheque number, card authorisation or transfer id. Unique per company and method.';

-- The company: what stands at the head of its documents, and what new ones begin with.
alter table public.companies add column if not exists legal_name text;
alter table public.companies add column if not exists tax_number text;
alter table public.companies add column if not exists website text;
alter table public.companies add column if not exists street text;
alter table public.companies add column if not exists city text;
alter table public.companies add column if not exists region text;
alter table public.companies add column if not exists postal_code text;
alter table public.companies add column if not exists country text;
alter table public.companies add column if not exists quote_valid_days integer not null default 30;
alter table public.companies add column if not exists review_url text;

alter table public.profiles add column if not exists job_title text;
-- On the calendar.
alter table public.profiles add column if not exists color text;

alter table public.customers add column if not exists lead_source_id uuid;
alter table public.customers add column if not exists price_list_id uuid;
alter table public.customers add column if not exists is_tax_exempt boolean not null default false;
-- Why nobody is to be sent there any more. Null: somebody may.
alter table public.customers add column if not exists do_not_service_reason text;

alter table public.properties add column if not exists tax_area_id uuid;
alter table public.properties add column if not exists latitude numeric(9,6);
alter table public.properties add column if not exists longitude numeric(9,6);

alter table public.quotes add column if not exists request_id uuid;
-- What is to be paid before the work begins.
alter table public.quotes add column if not exists deposit_amount numeric(12,2);

alter table public.quote_line_items add column if not exists option_id uuid;
alter table public.quote_line_items add column if not exists service_item_id uuid;
alter table public.quote_line_items add column if not exists is_optional boolean not null default false;
alter table public.quote_line_items add column if not exists is_selected boolean not null default true;

alter table public.jobs add column if not exists request_id uuid;
alter table public.jobs add column if not exists kind public.job_kind not null default 'one_off';
alter table public.jobs add column if not exists priority public.job_priority not null default 'normal';
alter table public.jobs add column if not exists billing_strategy public.billing_strategy not null default 'fixed_price';
-- The customer's own order number, for the invoice.
alter table public.jobs add column if not exists purchase_order text;

alter table public.invoices add column if not exists visit_id uuid;
alter table public.invoices add column if not exists subject text;
alter table public.invoices add column if not exists message text;
alter table public.invoices add column if not exists sent_at timestamptz;
alter table public.invoices add column if not exists viewed_at timestamptz;

alter table public.invoice_line_items add column if not exists job_line_item_id uuid;
alter table public.invoice_line_items add column if not exists service_item_id uuid;

alter table public.payments add column if not exists tip_amount numeric(12,2) not null default 0;
alter table public.payments add column if not exists refunded_amount numeric(12,2) not null default 0;

comment on column public.companies.quote_valid_days is 'How long a new quote is valid where it does not say so itself.';
comment on column public.companies.review_url is 'Where a customer who was satisfied is asked to say so in public.';
comment on column public.customers.price_list_id is 'Prices that hold for this customer before the catalogue''s.';
comment on column public.customers.is_tax_exempt is 'New documents carry no tax.';
comment on column public.customers.do_not_service_reason is 'Set: no new job is made for this customer.';
comment on column public.properties.tax_area_id is 'Gives the tax rate where the property has none of its own.';
comment on column public.quotes.deposit_amount is 'Null: the work begins without one.';
comment on column public.quote_line_items.option_id is 'Part of this package only. Null: of every one.';
comment on column public.quote_line_items.is_optional is 'An add-on that the customer may leave out.';
comment on column public.quote_line_items.is_selected is 'Whether the add-on is taken; only what is taken counts.';
comment on column public.invoices.visit_id is 'The visit that is billed, where the job is billed per visit.';
comment on column public.invoices.viewed_at is 'When the customer first opened it in the portal.';
comment on column public.invoice_line_items.job_line_item_id is
  'The work that is billed. No more of it than was done, over all invoices that are not void.';
comment on column public.payments.tip_amount is 'Beside the amount: it is the technician''s and pays no invoice.';
comment on column public.payments.refunded_amount is 'Sum of the refunds, kept by a trigger; a value written by a client is ignored.';

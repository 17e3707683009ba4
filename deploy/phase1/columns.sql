-- Columns added after the first release, in the order they came. `create table if not exists` in tables.sql does nothing to a table
-- that exists, so a column added later is declared here, where it reaches old and new databases alike. Each one is either nullable
-- or has a constant default: adding it rewrites nothing and holds its lock for an instant.

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
comment on column public.jobs.arrival_window_minutes is 'Promised to the customer: arrival between scheduled_start and this many minutes later; 0 is a fixed time.';
comment on column public.jobs.double_booking_reason is 'Why a technician has two jobs at once; exempts the job from jobs_technician_is_free.';
comment on column public.payments.external_reference is 'Cheque number, card authorisation or transfer id. Unique per company and method.';

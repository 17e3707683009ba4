-- What phase 2 adds to tables of phase 1. Nullable, or with a constant default: adding a column rewrites nothing.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

alter table public.profiles add column if not exists location_id uuid;

alter table public.properties add column if not exists service_zone_id uuid;

alter table public.requests add column if not exists campaign_id uuid;

alter table public.jobs add column if not exists location_id uuid;
alter table public.jobs add column if not exists business_unit_id uuid;
alter table public.jobs add column if not exists job_type_id uuid;
alter table public.jobs add column if not exists campaign_id uuid;
-- Work that had to be done again.
alter table public.jobs add column if not exists recall_of_id uuid;

alter table public.invoices add column if not exists location_id uuid;
alter table public.invoices add column if not exists business_unit_id uuid;

comment on column public.profiles.location_id is 'The branch a member belongs to. Null: all of them.';
comment on column public.properties.service_zone_id is 'Taken from the postal code where it is left out.';
comment on column public.jobs.location_id is 'Left out: the branch of its business unit, else of its property''s zone.';
comment on column public.jobs.business_unit_id is 'Left out: that of the job type.';
comment on column public.jobs.campaign_id is 'What brought this job. Left out: the last campaign the customer met in ninety days.';
comment on column public.jobs.recall_of_id is 'The job that this one puts right.';
comment on column public.invoices.location_id is 'The job''s, taken over when the invoice is made.';
comment on column public.invoices.business_unit_id is 'The job''s, likewise.';

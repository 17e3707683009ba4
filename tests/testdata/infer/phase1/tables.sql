create table public.companies (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  created_at timestamptz not null default now()
);

create table public.customers (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references public.companies (id),
  name text not null,
  email text,
  created_at timestamptz not null default now(),
  constraint customers_email_key unique (company_id, email)
);

create table public.jobs (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references public.companies (id),
  customer_id uuid,
  billing_customer_id uuid constraint jobs_billing_customer_id_fkey references public.customers (id),
  title text not null,
  status public.job_status not null default 'unscheduled',
  hours numeric(6, 2) constraint jobs_hours_check check (hours >= 0),
  created_at timestamptz not null default now()
);

create table public.visits (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references public.companies (id),
  job_id uuid constraint visits_job_id_fkey references public.jobs (id),
  technician_id uuid constraint visits_technician_id_fkey references public.customers (id),
  helper_id uuid constraint visits_helper_id_fkey references public.customers (id),
  starts_at timestamptz,
  created_at timestamptz not null default now()
);

create table public.invoices (
  id uuid primary key default gen_random_uuid(),
  company_id uuid not null references public.companies (id),
  customer_id uuid,
  created_at timestamptz not null default now()
);

create index invoices_customer_id_idx on public.invoices (company_id, customer_id);

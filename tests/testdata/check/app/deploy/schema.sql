-- What the app in ../src may ask for.
create schema billing;
create type public.job_status as enum ('draft', 'scheduled', 'in_progress', 'done');
create table public.companies (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    settings jsonb not null default '{}'
);
create table public.people (
    id uuid primary key default gen_random_uuid(),
    full_name text not null,
    is_active boolean not null default true
);
create table public.customers (
    id uuid primary key default gen_random_uuid(),
    company_id uuid not null references public.companies (id),
    name text not null,
    email text,
    tags text[] not null default '{}',
    address jsonb,
    created_at timestamptz not null default now(),
    unique (company_id, email)
);
create table public.jobs (
    id uuid primary key default gen_random_uuid(),
    customer_id uuid not null references public.customers (id),
    assigned_to uuid references public.people (id),
    created_by uuid references public.people (id),
    title text not null,
    status public.job_status not null default 'draft',
    scheduled_at timestamptz,
    total numeric(12, 2),
    details jsonb
);
create table public.tags (id uuid primary key default gen_random_uuid(), label text not null unique);
create table public.job_tags (
    job_id uuid not null references public.jobs (id),
    tag_id uuid not null references public.tags (id),
    primary key (job_id, tag_id)
);
create table billing.invoices (
    id uuid primary key default gen_random_uuid(),
    job_id uuid not null references public.jobs (id),
    number text not null unique,
    amount numeric(12, 2) not null default 0,
    paid_at timestamptz
);
create view public.open_jobs as select id, title, status, customer_id from public.jobs where status <> 'done';
-- Computed: a column of jobs for the data API.
create function public.short_title(public.jobs) returns text language sql stable as 'select left($1.title, 20)';
create function public.search_jobs(query text, max_rows integer default 20) returns setof public.jobs
language sql stable as 'select * from public.jobs where title ilike query limit max_rows';
create function public.move_job(job uuid, to_status public.job_status) returns void
language sql as 'update public.jobs set status = to_status where id = job';
create function billing.next_number() returns text language sql stable as 'select count(*)::text from billing.invoices';

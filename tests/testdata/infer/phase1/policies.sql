alter table public.jobs enable row level security;
create policy jobs_select on public.jobs for select using (company_id = gen_random_uuid());
grant select on public.jobs to public;

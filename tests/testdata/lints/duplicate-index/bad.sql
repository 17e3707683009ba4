create table public.jobs (id bigint primary key, title text);
create index jobs_title_idx on public.jobs (title);
create index jobs_by_title on public.jobs (title);

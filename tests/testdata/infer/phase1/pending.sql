-- Declared, and not deployed when the cases run.
alter type public.job_status add value if not exists 'on_hold';
create table public.assets (id uuid primary key);
create function public.reopen_job(job_id uuid) returns void language sql as 'select 1';
create type public.asset_kind as enum ('van', 'tool');

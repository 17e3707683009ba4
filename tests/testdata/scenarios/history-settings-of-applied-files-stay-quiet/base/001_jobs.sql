set search_path = gone;
create table public.jobs (id bigint primary key);

-- What an applied file sets is not set again.
set search_path = gone;
create table public.jobs (id bigint primary key);

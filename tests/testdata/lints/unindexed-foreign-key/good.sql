create table public.customers (id bigint primary key);
create table public.jobs (id bigint primary key, customer_id bigint references public.customers);
create index jobs_customer_id_idx on public.jobs (customer_id);

create table public.customers (id bigint primary key);
create table public.jobs (id bigint primary key, customer_id bigint references public.customers);

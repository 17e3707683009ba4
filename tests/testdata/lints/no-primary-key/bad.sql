create table public.notes (id bigint);

create table public.notes (id bigint primary key, body text);
grant select on public.notes to authenticated;

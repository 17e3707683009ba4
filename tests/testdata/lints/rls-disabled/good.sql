create table public.notes (id bigint primary key, body text);
alter table public.notes enable row level security;
create policy notes_own on public.notes for select to authenticated using (id = 1);
grant select on public.notes to authenticated;

create table public.notes (id bigint primary key);
alter table public.notes enable row level security;
create policy notes_own on public.notes for select to authenticated using (id = 1);
create view public.all_notes as select id from public.notes;
grant select on public.all_notes to authenticated;

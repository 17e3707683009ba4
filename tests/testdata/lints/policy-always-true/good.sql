create table public.notes (id bigint primary key);
alter table public.notes enable row level security;
create policy notes_read on public.notes for select to authenticated using (true);
create policy notes_write on public.notes for insert to authenticated with check (id > 0);
grant select, insert on public.notes to authenticated;

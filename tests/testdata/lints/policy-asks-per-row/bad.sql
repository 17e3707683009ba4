create function auth.uid() returns uuid language sql stable as 'select null::uuid';
create table public.notes (id bigint primary key, user_id uuid);
alter table public.notes enable row level security;
create policy notes_own on public.notes for select using (user_id = auth.uid());

create table public.notes (id bigint primary key, team text);
alter table public.notes enable row level security;
create policy notes_team on public.notes for select using (team = current_setting('t', true)::jsonb -> 'user_metadata' ->> 'team');

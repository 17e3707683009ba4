create table public.notes (id bigint primary key, team text);
alter table public.notes enable row level security;
create policy notes_team on public.notes for select using (team = (select current_setting('t', true))::jsonb -> 'app_metadata' ->> 'team');

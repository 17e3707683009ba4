-- The usual pair of drop and create, with a changed condition.
create table jobs (id bigint primary key, owner_name text);
alter table jobs enable row level security;
drop policy if exists own_jobs on jobs;
create policy own_jobs on jobs using (owner_name = 'office');

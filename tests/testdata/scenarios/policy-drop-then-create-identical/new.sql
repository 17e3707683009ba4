-- The usual pair of drop and create, over a policy that is identical.
create table if not exists jobs (id bigint primary key, owner_name text);
alter table jobs enable row level security;
drop policy if exists own_jobs on jobs;
create policy own_jobs on jobs using (owner_name = current_user);

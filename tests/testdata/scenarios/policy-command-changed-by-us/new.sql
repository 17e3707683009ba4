-- Command and kind of a policy, which ALTER POLICY cannot change.
create table jobs (id bigint primary key, owner_name text);
alter table jobs enable row level security;
create policy own_jobs on jobs as restrictive for all using (owner_name = current_user);

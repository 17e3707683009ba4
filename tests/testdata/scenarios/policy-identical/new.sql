-- The policy is there already, exactly as declared.
create table jobs (id bigint primary key, owner_name text);
alter table jobs enable row level security;
create policy own_jobs on jobs for select using (owner_name = current_user);

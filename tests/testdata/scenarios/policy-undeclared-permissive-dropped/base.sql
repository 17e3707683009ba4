create table jobs (id bigint primary key, owner_name text);
alter table jobs enable row level security;
create policy own_jobs on jobs using (owner_name = current_user);

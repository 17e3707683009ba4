create table jobs (id bigint primary key, owner text);
alter table jobs enable row level security;
create policy jobs_read on jobs for select using (owner = current_user);

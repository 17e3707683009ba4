-- A policy gets another name and a column to look at: the table never stands without one.
create table jobs (id bigint primary key, owner text, company text);
alter table jobs enable row level security;
create policy jobs_select on jobs for select using (company = current_user);

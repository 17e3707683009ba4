-- A policy is made and taken back.
create table jobs (id int);
alter table jobs enable row level security;
create policy everybody on jobs using (true);
drop policy everybody on jobs;

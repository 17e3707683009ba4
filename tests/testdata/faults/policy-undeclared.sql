-- Policy that no file names
-- @context
create table jobs (id int primary key, title text, hours numeric);
alter table jobs enable row level security;
-- @want
create policy jobs_read on jobs for select using (hours > 0);
-- @behind
create policy zz_open on jobs using (true);

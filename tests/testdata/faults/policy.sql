-- Policy
-- @context
create table jobs (id int primary key, title text, hours numeric);
alter table jobs enable row level security;
-- @want
create policy jobs_read on jobs for select using (hours > 0);
-- @less

-- @old
create policy jobs_read on jobs for select using (hours > 1);
-- @behind
alter policy jobs_read on jobs using (true);
-- @rows
insert into jobs values (1, 'a', 1);

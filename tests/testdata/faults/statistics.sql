-- Extended statistics
-- @context
create table jobs (id int primary key, title text, hours numeric);
-- @want
create statistics jobs_of (dependencies) on title, hours from jobs;
-- @less

-- @old
create statistics jobs_of (ndistinct) on title, hours from jobs;
-- @behind
drop statistics jobs_of;

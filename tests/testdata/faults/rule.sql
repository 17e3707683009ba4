-- Rule
-- @context
create table jobs (id int primary key, title text, hours numeric);
-- @want
create rule jobs_kept as on delete to jobs do instead nothing;
-- @less

-- @old
create rule jobs_kept as on delete to jobs do also select 1;
-- @behind
drop rule jobs_kept on jobs;
-- @rows
insert into jobs values (1, 'a', 1);

-- Index
-- @context
create table jobs (id int primary key, a int, b int);
-- @want
create index jobs_a on jobs (a);
-- @less

-- @old
create index jobs_a on jobs (a, b);
-- @behind
drop index jobs_a;
create index jobs_a on jobs (b);
-- @rows
insert into jobs values (1, 1, 1), (2, 1, 1);

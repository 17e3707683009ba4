-- Index: unique
-- @context
create table jobs (id int primary key, a int);
-- @want
create unique index jobs_a on jobs (a);
-- @less

-- @old
create index jobs_a on jobs (a);
-- @behind
drop index jobs_a;
create index jobs_a on jobs (a) where a > 0;
-- @rows
insert into jobs values (1, 1), (2, 1);

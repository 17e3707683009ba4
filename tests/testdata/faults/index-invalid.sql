-- Index: INVALID leftover
-- @context
create table jobs (id int primary key, a int);
-- @want
create index jobs_a on jobs (a);
-- @less
create index jobs_a on jobs (a);
update pg_index set indisvalid = false where indexrelid = 'jobs_a'::regclass;
-- @behind
update pg_index set indisvalid = false where indexrelid = 'jobs_a'::regclass;

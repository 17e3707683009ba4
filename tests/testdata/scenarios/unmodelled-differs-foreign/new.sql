-- The live configuration has another mapping than the declared one.
create table jobs (id bigint primary key);
create function same_job(jobs, jobs) returns boolean language sql immutable as $$ select $1.id = $2.id $$;
create operator === (leftarg = jobs, rightarg = jobs, function = same_job);
create text search configuration jobs_search (copy = pg_catalog.english);

-- An operator is known by its catalog row alone.
create table jobs (id bigint primary key);
create function same_job(jobs, jobs) returns boolean language sql immutable as $$ select $1.id = $2.id $$;
create operator === (leftarg = jobs, rightarg = jobs, function = same_job);

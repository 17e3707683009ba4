-- Another return type needs the function dropped and made again under a view, its grants and comment kept.
create table jobs (id bigint primary key);
create or replace function job_count() returns bigint language sql stable as $$ select count(*) from jobs $$;
revoke execute on function job_count() from public;
grant execute on function job_count() to pg_monitor;
comment on function job_count() is 'all jobs';
create view job_numbers as select job_count() as n;

create table jobs (id bigint primary key);
create or replace function job_count() returns integer language sql stable as $$ select count(*)::integer from jobs $$;
revoke execute on function job_count() from public;
grant execute on function job_count() to pg_monitor;
comment on function job_count() is 'all jobs';
create view job_numbers as select job_count() as n;

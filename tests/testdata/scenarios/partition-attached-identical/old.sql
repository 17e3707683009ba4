create table jobs (id bigint, year integer) partition by list (year);
create table jobs_2026 partition of jobs for values in (2026);

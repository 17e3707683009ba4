-- Somebody made a partition by hand; the declared one covers its months.
create table jobs (id bigint, month integer) partition by range (month);
create table jobs_h1 partition of jobs for values from (1) to (7);

create table jobs (id bigint, month integer) partition by range (month);
create table jobs_q1 partition of jobs for values from (1) to (4);

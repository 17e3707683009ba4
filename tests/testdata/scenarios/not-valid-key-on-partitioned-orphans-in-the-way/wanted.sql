create table jobs (id bigint primary key);
create table events (id bigint, at date, job_id bigint) partition by list (at);
create table events_a partition of events for values in ('2026-01-01');
create table events_b partition of events for values in ('2026-01-02');
alter table events add constraint events_job_fkey foreign key (job_id) references jobs;

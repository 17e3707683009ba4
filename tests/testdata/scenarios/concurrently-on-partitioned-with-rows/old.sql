create table events (id bigint, at date, job_id bigint) partition by list (at);
create table events_a partition of events for values in ('2026-01-01');
create table events_b partition of events for values in ('2026-01-02') partition by list (job_id);
create table events_b1 partition of events_b for values in (1);

insert into events values (1, '2026-01-01', 1), (2, '2026-01-02', 1);

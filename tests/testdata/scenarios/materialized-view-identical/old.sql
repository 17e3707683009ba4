create table jobs (id bigint primary key, status text);
insert into jobs values (1, 'open');
create materialized view job_totals as select status, count(*) as n from jobs group by status;
create unique index job_totals_status_key on job_totals (status);

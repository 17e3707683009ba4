-- The materialized view and its index are there already, with rows in it.
create table jobs (id bigint primary key, status text);
create materialized view job_totals as select status, count(*) as n from jobs group by status;
create unique index job_totals_status_key on job_totals (status);

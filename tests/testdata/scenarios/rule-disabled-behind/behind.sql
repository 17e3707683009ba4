alter table jobs disable rule jobs_stay;

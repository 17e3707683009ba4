alter table jobs disable trigger jobs_touch;

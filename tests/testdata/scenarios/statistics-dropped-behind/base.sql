create table jobs (id bigint primary key, city text, zip text);
create statistics jobs_city_zip (dependencies) on city, zip from jobs;
alter statistics jobs_city_zip set statistics 50;

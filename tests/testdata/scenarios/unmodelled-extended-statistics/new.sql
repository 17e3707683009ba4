-- Extended statistics are a kind that is not modelled.
create table jobs (id bigint primary key, city text, zip text);
create statistics jobs_city_zip (dependencies) on city, zip from jobs;

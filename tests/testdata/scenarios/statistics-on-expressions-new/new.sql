-- Statistics on an expression.
create table jobs (id bigint primary key, city text);
create statistics jobs_city_lower on lower(city), id from jobs;
comment on statistics jobs_city_lower is 'For the search page.';

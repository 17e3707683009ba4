create table jobs (id bigint primary key, a integer, b integer);
create domain phone_number as text check (value <> '');
create type address as (street text);
create type price_range as range (subtype = numeric);
create aggregate product(numeric) (sfunc = numeric_mul, stype = numeric);
create collation by_number (provider = icu, locale = 'en');
create statistics jobs_ab on a, b from jobs;
create rule jobs_stay as on delete to jobs do instead nothing;
create publication app_changes for table jobs;

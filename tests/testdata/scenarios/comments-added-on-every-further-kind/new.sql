-- The file comments on what is there.
create table jobs (id bigint primary key, a integer, b integer);
create domain phone_number as text check (value <> '');
create type address as (street text);
create type price_range as range (subtype = numeric);
create aggregate product(numeric) (sfunc = numeric_mul, stype = numeric);
create collation by_number (provider = icu, locale = 'en');
create statistics jobs_ab on a, b from jobs;
create rule jobs_stay as on delete to jobs do instead nothing;
create publication app_changes for table jobs;

comment on domain phone_number is 'c';
comment on type address is 'c';
comment on column address.street is 'c';
comment on type price_range is 'c';
comment on aggregate product(numeric) is 'c';
comment on collation by_number is 'c';
comment on statistics jobs_ab is 'c';
comment on rule jobs_stay on jobs is 'c';
comment on publication app_changes is 'c';

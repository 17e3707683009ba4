-- The file no longer declares a check.
create table jobs (id bigint primary key, hours integer);

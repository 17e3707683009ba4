-- The file no longer declares a check, and dropping it is accepted.
create table jobs (id bigint primary key, hours integer);

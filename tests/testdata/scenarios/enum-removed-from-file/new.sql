-- The file no longer declares an enum.
create table jobs (id bigint primary key);

-- The file no longer declares an event trigger and its function.
create table jobs (id bigint primary key);

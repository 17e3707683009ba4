-- The file no longer declares an index.
create table jobs (id bigint primary key, status text);

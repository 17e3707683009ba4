-- The file no longer declares an index, and every hazard is accepted.
create table jobs (id bigint primary key, status text);

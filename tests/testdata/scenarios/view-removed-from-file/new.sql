-- The file no longer declares a view.
create table jobs (id bigint primary key, status text);

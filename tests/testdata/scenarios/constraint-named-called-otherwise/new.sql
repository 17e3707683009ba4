-- A name in a file is meant: the live one of another name is somebody else's.
create table if not exists jobs (id bigint primary key, hours int constraint jobs_hours_positive check (hours > 0));

-- The file changed a check over a table with rows.
create table jobs (id bigint primary key, hours integer constraint jobs_hours_check check (hours between 1 and 24));

create table jobs (id bigint primary key, hours integer constraint jobs_hours_check check (hours > 0));

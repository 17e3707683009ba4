create table job_status (id bigint primary key);

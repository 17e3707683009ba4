create table visits (id bigint primary key, job bigint references jobs (id));

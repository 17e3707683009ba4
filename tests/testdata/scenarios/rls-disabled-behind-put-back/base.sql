create table jobs (id bigint primary key);
alter table jobs enable row level security;

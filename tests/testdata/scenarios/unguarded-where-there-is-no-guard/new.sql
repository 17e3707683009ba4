create table jobs (id bigint primary key, number text);
alter table jobs add constraint if not exists jobs_key unique (number);

create table jobs (id bigint primary key);
comment on table jobs is 'old words';

create table jobs (id bigint primary key, title text not null);
alter table jobs add column status text default 'open';

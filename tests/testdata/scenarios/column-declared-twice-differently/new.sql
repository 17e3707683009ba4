create table if not exists jobs (id bigint primary key, title text);
alter table jobs add column if not exists title text not null default '';

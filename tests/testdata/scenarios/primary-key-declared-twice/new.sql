create table jobs (id bigint primary key, number text not null);
alter table jobs add primary key (number);

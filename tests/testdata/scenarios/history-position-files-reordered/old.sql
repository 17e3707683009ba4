create table jobs (id bigint primary key, title text not null);
create table visits (id bigint primary key);

create table jobs (id bigint primary key, title text not null);

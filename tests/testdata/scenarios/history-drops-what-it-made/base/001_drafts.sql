create table drafts (id bigint primary key);
create table jobs (id bigint primary key);

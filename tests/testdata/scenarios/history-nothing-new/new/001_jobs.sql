-- All history files are applied already.
create table jobs (id bigint primary key, title text);

-- No journal: what is live concerns no file, so all of them run.
create table jobs (id bigint primary key, title text not null);

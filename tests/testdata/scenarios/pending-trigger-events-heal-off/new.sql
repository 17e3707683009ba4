create table jobs (id bigint primary key, parent_id bigint references jobs (id) deferrable initially deferred);
insert into jobs values (1, 2), (2, 1);
alter table jobs add column title text;

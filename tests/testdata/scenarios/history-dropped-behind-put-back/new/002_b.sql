create table parts (id serial primary key, j bigint references jobs (id), k int default 4);
comment on table parts is 'parts';
alter table jobs add column later int;

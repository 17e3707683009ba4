create table jobs (id bigint primary key, after bigint references jobs (id) deferrable);
insert into jobs values (1, null);

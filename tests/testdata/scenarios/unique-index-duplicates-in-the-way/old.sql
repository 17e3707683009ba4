create table jobs (id bigint primary key, number text, gone boolean not null default false);
insert into jobs (id, number, gone) values (1, 'A', false), (2, 'a', false), (3, 'B', true), (4, 'b', true), (5, null, false), (6, null, false);

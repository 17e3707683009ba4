-- A default is put back and a column added in one go.
create table jobs (id bigint primary key, a text default 'x');
alter table jobs add column b int;
alter table jobs alter column a set default 'x';

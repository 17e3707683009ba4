-- A default is put back and a column of the same statement added.
create table jobs (id bigint primary key, a text default 'x', b int);

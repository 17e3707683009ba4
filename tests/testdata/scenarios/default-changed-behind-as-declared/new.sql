-- Somebody changed the default by hand to what the file now declares.
create table jobs (id bigint primary key, status text default 'draft');

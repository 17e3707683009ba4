-- The live default is another one than the declared.
create table jobs (id bigint primary key, status text default 'draft');

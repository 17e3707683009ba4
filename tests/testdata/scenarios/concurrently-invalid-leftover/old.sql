create table jobs (id bigint primary key, title text);
insert into jobs values (1, 'boiler');
create unique index jobs_title_idx on jobs (title);
update pg_index set indisvalid = false, indisready = false where indexrelid = 'jobs_title_idx'::regclass;

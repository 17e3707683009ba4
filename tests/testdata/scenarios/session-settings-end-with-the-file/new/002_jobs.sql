create table jobs (id bigint primary key, told text default current_setting('statement_timeout') || current_setting('lock_timeout') || current_setting('search_path'));
insert into jobs values (1);

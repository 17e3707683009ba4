-- No journal, and pairs in the files.
begin;
create table jobs (id bigint primary key);
commit;

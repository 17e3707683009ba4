-- The index becomes the constraint's.
create table jobs (id int);
create unique index jobs_id on jobs (id);
alter table jobs add constraint jobs_id_key unique using index jobs_id;

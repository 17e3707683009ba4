-- What the files drop and no longer declare goes once.
create table customers (id int, note text);
alter table customers drop column if exists note;
drop table if exists faxes;

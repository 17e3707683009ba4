-- The file asks for another replica identity.
create table jobs (id bigint primary key);
alter table jobs replica identity full;

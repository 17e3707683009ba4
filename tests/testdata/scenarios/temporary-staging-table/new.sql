-- A staging table feeds the real one and goes.
create table jobs (id int);
create table staging (id int);
insert into staging values (1);
insert into jobs select id from staging;
drop table staging;

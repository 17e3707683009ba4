create table staging (id int);
insert into staging values (7);

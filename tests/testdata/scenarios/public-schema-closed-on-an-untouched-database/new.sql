-- What every new database grants was granted by nobody.
revoke all on schema public from public;
create table jobs (id int);

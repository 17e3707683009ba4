-- Functions that take and give rows of a view are made again with it.
create table jobs (id bigint primary key, name text, hours int);
create view jv as select id, hours, name from jobs;
create function jf(j jv) returns text language sql stable as $$ select j.name $$;
create function jset() returns setof jv language sql stable as $$ select * from jv $$;
grant execute on function jset() to pg_monitor;
create view jj as select jf(jv) from jv;

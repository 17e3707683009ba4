-- unproved: extension "dblink"
-- unproved: event trigger "always_on": it would fire in the session of a superuser
-- unproved: function "public.sealed(
-- unproved: operator
-- unproved: user mapping
-- unproved: view "public.remote"
-- unproved: view "public.further"
create table plain (id int primary key);
create extension dblink;
create view remote as select id from dblink('host=nowhere', 'select 1') as t (id int);
create view further as select id from remote where id > 0;
create operator === (leftarg = int, rightarg = int, function = int4eq);
create extension postgres_fdw;
create server elsewhere foreign data wrapper postgres_fdw;
create user mapping for public server elsewhere options (user 'u', password 'hidden');
create function sealed() returns int language sql leakproof as 'select 1';
create function fired() returns event_trigger language plpgsql as 'begin raise notice ''fired''; end';
create event trigger always_on on ddl_command_end execute function fired();
alter event trigger always_on enable always;

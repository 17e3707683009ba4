-- What only a superuser makes, what belongs to others, and what stands in a circle.
create role keeper noinherit;
create role readers;
grant readers to keeper;
create schema app authorization keeper;
create extension postgres_fdw with schema app;
create extension moddatetime with schema app;
create table app.jobs (id bigint generated always as identity primary key, state text not null, at timestamptz);
alter table app.jobs owner to keeper;
alter table app.jobs enable row level security;
create policy readers_read on app.jobs for select to readers using (state <> 'secret');
grant select (id, state) on app.jobs to readers;
alter default privileges for role keeper in schema app grant select on tables to readers;
create trigger touched before update on app.jobs for each row execute function app.moddatetime(at);
create function app.open() returns setof app.jobs language sql security definer set search_path = ''
    as 'select * from app.jobs';
alter function app.open() owner to keeper;
create materialized view app.counted as select state, count(*) from app.jobs group by state;
create server elsewhere foreign data wrapper postgres_fdw options (host 'nowhere');
create foreign table app.far (id int) server elsewhere options (table_name 't');
create publication all_of_it for all tables;
create publication some_of_it for table app.jobs (id) where (id > 0);
create publication of_schema for tables in schema app with (publish = 'insert');
create function app.fired() returns event_trigger language plpgsql as 'begin raise notice ''fired''; end';
create event trigger careful on ddl_command_start when tag in ('DROP TABLE') execute function app.fired();
comment on event trigger careful is 'Says so.';

create table jobs (id bigint primary key, name text, h int);
create view v as select id, name from jobs;
create rule vi as on insert to v do instead insert into jobs (id, name) values (new.id, new.name);
create function tf() returns trigger language plpgsql as $$ begin return null; end $$;
create trigger vt instead of delete on v for each row execute function tf();
alter view v alter column name set default 'dd';
grant select (id) on v to pg_monitor;
comment on column v.id is 'i';

create type st as enum ('a','b');
create table jobs (id bigint primary key, s st default 'a', n text);
create index jn on jobs (n);
create view jv as select id, s from jobs;
create function jf() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger jt before insert on jobs for each row execute function jf();
alter table jobs add constraint jc check (n <> 'x');
grant select on jv to pg_monitor;

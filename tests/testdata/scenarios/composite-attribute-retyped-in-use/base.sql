create type addr as (street text, zip text);
comment on type addr is 'a';
grant usage on type addr to pg_monitor;
create table c (id bigint primary key, a addr not null default row('x','7')::addr, l addr[]);
create function zip(a addr) returns text language sql immutable as $$ select a.zip $$;
create view cv as select (a).zip from c;
create index ci on c (zip(a));

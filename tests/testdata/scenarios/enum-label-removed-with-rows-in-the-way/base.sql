create type mood as enum ('a','b','c');
create table c (id bigint primary key, m mood not null default 'a', l mood[] default '{a}', check (m <> 'c'));
create index cm on c (m) where m = 'b';
create view cv as select m from c;
create function fm(m mood) returns mood language sql as $$ select m $$;
create type pair as (m mood, n int);
create table d (p pair);

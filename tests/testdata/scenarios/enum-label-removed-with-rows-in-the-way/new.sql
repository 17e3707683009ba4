-- A row has the label that goes; nothing is touched.
create type mood as enum ('c','a');
create table c (id bigint primary key, m mood not null default 'a', l mood[] default '{a}', check (m <> 'c'));
create index cm on c (m) where m = 'a';
create view cv as select m from c;
create function fm(m mood) returns mood language sql as $$ select m $$;
create type pair as (m mood, n int);
create table d (p pair);

create table a (id bigint primary key, u text not null, x int);
create unique index au on a (u);
alter table a replica identity using index au;
create unlogged table un (id bigint primary key, n serial);
create table lo (id bigint primary key, s smallint generated always as identity (start 5));
create table o (a int, b int, c int);
create table cl (a text collate "C", b text);

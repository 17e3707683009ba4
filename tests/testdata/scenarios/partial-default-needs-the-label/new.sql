-- A new table stands without the default that needs the new label; the next run knows whose table that is.
create type mood as enum ('ok');
create table days (id bigint primary key, mood mood not null);
alter type mood add value 'sad';
create table notes (id bigint primary key, mood mood not null default 'ok');
alter table notes alter column mood set default 'sad';

-- A new enum label must be committed before its use: the file is cut there, and its settings hold after the cut.
create schema crm;
set search_path = crm;
set lock_timeout = '7s';
create type mood as enum ('sad');
create table days (id bigint primary key, mood mood, told text default current_setting('lock_timeout'));
alter type mood add value 'glad';
insert into days values (1, 'glad');

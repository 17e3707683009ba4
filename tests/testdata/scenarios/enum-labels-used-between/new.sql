-- Three labels in one run, each used by rows before the next is added, one of them put before the others.
create type mood as enum ('ok');
create table days (id bigint primary key, mood mood not null);
alter type mood add value 'glad';
insert into days values (2, 'glad');
alter type mood add value 'sad' before 'ok';
insert into days values (3, 'sad');
alter type mood add value 'calm' after 'ok';
insert into days values (4, 'calm');

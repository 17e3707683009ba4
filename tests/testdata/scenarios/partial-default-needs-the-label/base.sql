create type mood as enum ('ok');
create table days (id bigint primary key, mood mood not null);

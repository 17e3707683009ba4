create type mood as enum ('a', 'b');
create table jobs (id bigint primary key, m mood);

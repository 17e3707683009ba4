-- Nothing runs where a file's transactions are no pairs of `begin` and `commit`.
begin;
create table jobs (id bigint primary key);

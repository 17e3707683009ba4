-- What is to be dropped is there, and losing its rows is accepted.
drop table if exists old_notes;
create table customers (id bigint primary key);

-- What is to be dropped is there and holds rows.
drop table if exists old_notes;
create table customers (id bigint primary key);

-- What is to be dropped is not there.
drop table if exists old_notes;
drop view if exists old_report;
create table customers (id bigint primary key);

-- The file asks for another storage and statistics target of a column.
create table jobs (id bigint primary key, notes text);
alter table jobs alter column notes set storage external;
alter table jobs alter column notes set statistics 500;

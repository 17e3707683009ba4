-- The type below a domain cannot change while a column uses it.
create domain phone_number as varchar(20);
create table customers (id bigint primary key, phone phone_number);

create domain phone_number as text;
create table customers (id bigint primary key, phone phone_number);

create domain phone_number as text default '-' not null;
create table customers (id bigint primary key, phone phone_number);

-- A domain is a kind that is not modelled.
create domain phone_number as text check (value ~ '^[0-9-]+$');
create table customers (id bigint primary key, phone phone_number);

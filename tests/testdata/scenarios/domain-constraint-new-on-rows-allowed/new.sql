-- The file adds a constraint to a domain; the values fit.
create domain phone_number as text constraint phone_shape check (value ~ '^[0-9-]+$');
create table customers (id bigint primary key, phone phone_number);

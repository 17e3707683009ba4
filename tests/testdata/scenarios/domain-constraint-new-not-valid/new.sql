-- A constraint that is not checked for old values loses nothing.
create domain phone_number as text;
create table customers (id bigint primary key, phone phone_number);
alter domain phone_number add constraint phone_shape check (value ~ '^[0-9-]+$') not valid;

create domain phone_number as text;
create table legacy (phone phone_number);

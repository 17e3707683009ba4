-- The file changed a domain's default and took NOT NULL away.
create domain phone_number as text default '0';
create table customers (id bigint primary key, phone phone_number);

-- Values keep their fields by name; a null row stays null.
create type addr as (city text, street text);
create table c (id bigint primary key, a addr);

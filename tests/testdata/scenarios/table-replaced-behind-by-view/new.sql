-- Somebody dropped the table and made a view of its name.
create table customers (id bigint primary key, name text);

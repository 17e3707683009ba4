-- The file no longer declares a domain that nothing uses.
create table customers (id bigint primary key);

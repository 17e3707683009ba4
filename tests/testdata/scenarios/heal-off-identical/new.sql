-- Healing is off: a table that is there already is a failure, even if identical.
create table customers (id bigint primary key, name text);

-- Healing is off, and the guard would hide a missing column.
create table if not exists customers (id bigint primary key, name text, phone text);

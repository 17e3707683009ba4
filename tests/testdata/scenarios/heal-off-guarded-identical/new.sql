-- Healing is off, and nothing needs it: the guard works as written.
create table if not exists customers (id bigint primary key, name text);

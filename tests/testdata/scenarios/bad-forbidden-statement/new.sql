-- A statement about a session, not about a schema.
create table customers (id bigint primary key);
listen customer_changes;

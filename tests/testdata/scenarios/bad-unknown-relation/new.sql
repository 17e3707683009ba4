-- A foreign key to a table that is declared nowhere.
create table customers (id bigint primary key);
create table jobs (id bigint primary key, technician_id bigint references technicians);

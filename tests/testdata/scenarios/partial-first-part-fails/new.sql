-- What is new fails: nothing stands, not even the change above it.
create table customers (id bigint primary key, email text);
create table jobs (id bigint primary key);

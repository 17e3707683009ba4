-- Somebody else makes the second table while the deploy runs, as it is declared.
create table customers (id bigint primary key);
create table if not exists jobs (id bigint primary key);

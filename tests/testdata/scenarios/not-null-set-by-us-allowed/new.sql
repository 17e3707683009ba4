-- The file now forbids nulls, and checking the rows is accepted.
create table customers (id bigint primary key, name text not null);

-- The file now forbids nulls, checking is accepted, and a row has one: nothing changes.
create table customers (id bigint primary key, name text not null);

-- The live column accepts nulls, the declared one does not.
create table customers (id bigint primary key, name text not null);

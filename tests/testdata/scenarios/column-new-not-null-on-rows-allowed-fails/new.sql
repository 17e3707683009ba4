-- The hazard is accepted, but the rows are in the way: nothing changes.
create table customers (id bigint primary key, name text, phone text not null);

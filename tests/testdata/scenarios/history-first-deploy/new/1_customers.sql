-- History files on an empty database, in natural order: 2 before 10.
create table customers (id bigint primary key, name text not null);

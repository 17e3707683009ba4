-- There is no word for the type's own storage before PostgreSQL 16.
create table t (id bigint primary key, a text);

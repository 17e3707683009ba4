-- A column with its own compression is missing; the rest of its table is there.
create table jobs (id bigint primary key, notes text compression pglz);

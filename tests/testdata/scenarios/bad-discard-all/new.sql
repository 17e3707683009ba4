-- A statement that would throw the deploy's own session state away.
discard all;
create table customers (id bigint primary key);

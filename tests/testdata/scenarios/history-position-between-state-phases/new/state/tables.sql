-- State before and after the steps: what a later phase gave to their tables does not hide the position.
create table customers (id bigint primary key, name text);

-- The type comes with an extension that no file creates.
create table customers (id bigint primary key, email citext);

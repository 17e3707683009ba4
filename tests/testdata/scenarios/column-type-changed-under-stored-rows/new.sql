-- Another table stores whole rows of this one.
create table a (id bigint primary key, t varchar(9));
create table b (id bigint primary key, x a);

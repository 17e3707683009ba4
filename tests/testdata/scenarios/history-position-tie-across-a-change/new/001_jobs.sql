-- The third file undoes the second: the schema is the same after the first and the third.
create table jobs (id bigint primary key, title text not null);

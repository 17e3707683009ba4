-- The third file has nothing to do where the second is applied: a second run of it, or none, is the same.
create table jobs (id bigint primary key, title text not null);

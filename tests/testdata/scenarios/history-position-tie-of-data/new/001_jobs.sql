-- The third file changes only rows: nobody knows whether it ran.
create table jobs (id bigint primary key, title text not null);

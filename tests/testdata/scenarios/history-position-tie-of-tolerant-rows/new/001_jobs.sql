-- The third file inserts rows that may be there already: it runs, since nothing is doubled.
create table jobs (id bigint primary key, title text not null);

-- No journal: the database is what the first of four files leads to.
create table jobs (id bigint primary key, title text not null);

-- No journal: all four files are applied.
create table jobs (id bigint primary key, title text not null);

-- No journal: two of four files are applied, and somebody made an index that no file knows.
create table jobs (id bigint primary key, title text not null);

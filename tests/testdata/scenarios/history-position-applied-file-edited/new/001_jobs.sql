-- The second file was edited after somebody applied it without a journal.
create table jobs (id bigint primary key, title text not null);

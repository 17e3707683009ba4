-- A file was put between two that the journal knows as applied: it runs, and that is said.
create table jobs (id bigint primary key, title text not null);

-- A file was put between two that are applied; no journal knows them.
create table jobs (id bigint primary key, title text not null);

-- Two files' worth of declarations of one table that do not agree; the second is skipped by its guard.
create table if not exists jobs (id bigint primary key, title text);
create table if not exists jobs (id bigint primary key, title text, status text);

-- A concurrent build was cancelled and left an INVALID index that `if not exists` would keep.
create table if not exists jobs (id bigint primary key, title text);
create unique index concurrently if not exists jobs_title_idx on jobs (title);

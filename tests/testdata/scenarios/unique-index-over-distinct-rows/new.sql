-- Rows that only look alike are in nobody's way.
create table jobs (id bigint primary key, number text);
create unique index jobs_number_idx on jobs (number);

-- Nulls count as equal here, and two rows have none.
create table jobs (id bigint primary key, number text);
create unique index jobs_number_idx on jobs (number) nulls not distinct;

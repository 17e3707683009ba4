-- A unique index over an expression, for some rows only: two of them have the same number in another case.
create table jobs (id bigint primary key, number text, gone boolean not null default false);
create unique index jobs_number_idx on jobs (lower(number)) where not gone;

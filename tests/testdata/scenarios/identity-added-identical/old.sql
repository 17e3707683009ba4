create table jobs (id bigint generated always as identity);

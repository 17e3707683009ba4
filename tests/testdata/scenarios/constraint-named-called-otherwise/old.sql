create table jobs (id bigint primary key, hours int constraint hours_positive check (hours > 0));

create table jobs (id bigint primary key) with (fillfactor = 70);

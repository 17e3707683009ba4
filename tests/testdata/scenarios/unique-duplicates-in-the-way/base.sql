create table quotes (id bigint primary key, number text);

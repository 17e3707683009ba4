create table events (id bigint primary key, at date) partition by range (at);

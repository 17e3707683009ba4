create table visits (id bigint, day date not null);

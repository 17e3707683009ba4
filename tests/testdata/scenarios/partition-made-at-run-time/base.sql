create table visits (id bigint, day date not null, primary key (id, day)) partition by range (day);

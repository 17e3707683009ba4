-- The application makes partitions by itself; they are never undeclared.
create table visits (id bigint, day date not null, primary key (id, day)) partition by range (day);

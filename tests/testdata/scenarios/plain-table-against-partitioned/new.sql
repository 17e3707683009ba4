-- The live table is a plain one, declared is a partitioned one.
create table if not exists visits (id bigint, day date not null) partition by range (day);

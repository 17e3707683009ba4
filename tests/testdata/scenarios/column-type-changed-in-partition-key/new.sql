-- The type of a partition key cannot change in place.
create table t (id bigint, at timestamptz, primary key (id, at)) partition by range (at);

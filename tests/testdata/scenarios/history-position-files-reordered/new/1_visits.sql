-- Two files that do not need each other changed places; no journal knows them. The end is the same.
create table visits (id bigint primary key);

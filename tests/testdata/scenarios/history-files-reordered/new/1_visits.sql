-- Two applied files changed places by their names.
create table visits (id bigint primary key);

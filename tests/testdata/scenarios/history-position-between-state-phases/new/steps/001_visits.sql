create table visits (id bigint primary key, customer bigint references customers (id));

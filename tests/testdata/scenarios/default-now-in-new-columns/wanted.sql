create table j (id bigint primary key);

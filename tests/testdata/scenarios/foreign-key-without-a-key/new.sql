-- No unique key covers what the foreign key refers to.
create table customers (id bigint);
create table jobs (id bigint primary key, customer_id bigint references customers (id));

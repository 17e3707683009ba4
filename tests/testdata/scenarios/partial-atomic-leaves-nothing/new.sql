-- With one transaction nothing of it stands.
create table customers (id bigint primary key, name text not null);
create table jobs (id bigint primary key, customer_id bigint references customers (id));

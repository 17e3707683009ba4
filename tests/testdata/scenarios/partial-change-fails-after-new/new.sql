-- A new table stands, although a change further up in the file fails; the next run does only what is left.
create table customers (id bigint primary key, name text not null);
create table jobs (id bigint primary key, customer_id bigint references customers (id));
create index jobs_customer_id_idx on jobs (customer_id);

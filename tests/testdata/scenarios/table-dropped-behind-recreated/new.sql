-- Somebody dropped a table; it is to be made again with its index, key and comment.
create table customers (id bigint primary key, name text);
create table jobs (id bigint primary key, customer_id bigint references customers, title text);
create index jobs_customer_idx on jobs (customer_id);
comment on table jobs is 'what is done for a customer';

-- An index without a name is there already; a second one must not be made.
create table if not exists jobs (id bigint primary key, customer_id bigint);
create index on jobs (customer_id);

create table jobs (id bigint primary key, customer_id bigint);
insert into jobs values (1, 10), (2, 20);
create index jobs_customer_idx on jobs (customer_id);
update pg_index set indisvalid = false where indexrelid = 'jobs_customer_idx'::regclass;

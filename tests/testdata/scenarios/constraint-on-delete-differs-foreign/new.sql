-- The live foreign key deletes jobs with their customer, the declared one refuses.
create table if not exists customers (id bigint primary key);
create table if not exists jobs (id bigint primary key, customer_id bigint constraint jobs_customer_fkey references customers on delete restrict);

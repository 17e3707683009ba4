create table customers (id bigint primary key);
create table jobs (id bigint primary key, customer_id bigint, hours integer);
alter table jobs add constraint jobs_customer_fkey foreign key (customer_id) references customers on delete cascade;
alter table jobs add constraint jobs_hours_check check (hours > 0);

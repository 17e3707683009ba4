create table customers (id bigint primary key);
create table jobs (id bigint primary key, customer_id bigint);
insert into customers values (10);
insert into jobs values (1, 10);
alter table jobs add constraint jobs_customer_fkey foreign key (customer_id) references customers not valid;

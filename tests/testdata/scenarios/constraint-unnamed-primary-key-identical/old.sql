create table jobs (id bigint not null, customer_id bigint);
alter table jobs add primary key (id);
alter table jobs add unique (customer_id);

-- A key without a name is there already: as written this fails with 42P16, and the unique one doubles.
create table if not exists jobs (id bigint not null, customer_id bigint);
alter table jobs add primary key (id);
alter table jobs add unique (customer_id);

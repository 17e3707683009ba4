create table customers (id bigint primary key, name text not null);
create table jobs (id bigint primary key, customer_id bigint references customers, status job_status not null default 'draft');

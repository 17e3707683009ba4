create table customers (id bigint primary key, fax text);
create table jobs (id bigint primary key, status text default 'draft');

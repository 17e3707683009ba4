-- The same objects, cut into other files since the last deployment.
create table customers (id bigint primary key, name text not null);

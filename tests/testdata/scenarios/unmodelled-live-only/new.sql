-- A text search configuration is live but declared nowhere: none of the deploy's business.
create table customers (id bigint primary key);

-- Somebody deleted a row that the files once inserted; rows are nobody's declaration.
create table customers (id bigint primary key, name text);
insert into customers values (1, 'Example customer');

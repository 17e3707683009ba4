-- The database holds other things, none of them declared: the deploy builds what the data goes into.
create table customers (id bigint primary key, name text);
insert into customers values (1, 'Ace Plumbing');

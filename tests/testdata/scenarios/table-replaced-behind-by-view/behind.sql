drop table customers;
create view customers as select 1::bigint as id, 'Ace Plumbing'::text as name;

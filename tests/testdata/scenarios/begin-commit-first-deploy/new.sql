-- A file that is one transaction.
begin;
create table customers (id bigint primary key, name text not null);
insert into customers values (1, 'Ace Plumbing');
commit;

-- A view and a function need the new column; a table that needs nothing of it goes first.
create table customers (id bigint primary key, email text);
create view mailable as select id from customers where email is not null;
create function mail_count() returns bigint language sql as 'select count(*) from customers where email is not null';
create table log (id bigint primary key, mails bigint default mail_count());
create table notes (id bigint primary key);

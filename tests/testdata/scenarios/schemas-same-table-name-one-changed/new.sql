-- Of two tables of the same name one gains a column.
create schema crm;
create schema billing;
create table crm.notes (id bigint primary key, body text, author text);
create table billing.notes (id bigint primary key, body text);

-- Two schemas with a table of the same name each are there already.
create schema crm;
create schema billing;
create table crm.notes (id bigint primary key, body text);
create table billing.notes (id bigint primary key, amount numeric);

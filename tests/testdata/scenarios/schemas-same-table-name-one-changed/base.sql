create schema crm;
create schema billing;
create table crm.notes (id bigint primary key, body text);
create table billing.notes (id bigint primary key, body text);

-- New schemas with tables that point at each other.
create schema crm;
create schema billing;
create table crm.notes (id bigint primary key, body text);
create table billing.invoices (id bigint primary key, note_id bigint references crm.notes);
insert into crm.notes values (1, 'first');

-- A table that inherits from another is there already.
create table documents (id bigint primary key, title text not null);
create table invoices (total numeric) inherits (documents);

-- A column is misspelt.
create table if not exists customers (id bigint primary key, email text);
create index customers_email_idx on customers (emial);

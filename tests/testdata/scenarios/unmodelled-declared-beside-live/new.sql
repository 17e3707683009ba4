-- A range type is declared beside ordinary changes: none of them runs.
create table customers (id bigint primary key, name text);
create type price_range as range (subtype = numeric);

-- Ranges and multiranges move to the new type.
create type fr as range (subtype = bigint, multirange_type_name = frx);
create table c (id bigint primary key, r fr default '[1,2]', m frx);
create index cr on c using gist (r);
create view cv as select r from c;

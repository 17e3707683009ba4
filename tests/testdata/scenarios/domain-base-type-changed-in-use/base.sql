create domain qty as integer default 1 check (value > 0);
create domain qty2 as qty;
create table c (id bigint primary key, q qty, l qty[], z qty2 default 4);
create view cv as select q from c;
create function fq(q qty) returns qty language sql as $$ select q $$;

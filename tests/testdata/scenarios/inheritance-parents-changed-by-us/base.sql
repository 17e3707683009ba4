create table p (id bigint, name text);
create table q (z int);
create table c (extra int, z int) inherits (p);
create table d (id bigint, name text, e int);

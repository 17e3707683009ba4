-- A table leaves one parent for another, and one gets a parent.
create table p (id bigint, name text);
create table q (z int);
create table c (id bigint, name text, extra int, z int) inherits (q);
create table d (id bigint, name text, e int) inherits (p);

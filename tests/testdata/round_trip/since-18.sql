-- What a server has since PostgreSQL 18.
create table t (
    a int constraint named not null,
    b int not null no inherit,
    c int,
    d int generated always as (a * 2) virtual
);
alter table t add constraint later not null c not valid;
create table u () inherits (t);
create table v (a int constraint own not null) inherits (t);
create extension btree_gist;
create table keyed (a int, b int4range, primary key (a, b without overlaps));
create table p (a int not null, b int constraint b_there not null) partition by list (a);
create table p1 partition of p for values in (1);
alter table t add constraint unforced check (a > 0) not enforced;

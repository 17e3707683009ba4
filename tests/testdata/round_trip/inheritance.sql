-- Inheritance: columns that are inherited, local, or both.
create table base (
    id int not null,
    kind text default 'base',
    price numeric default 1,
    net numeric generated always as (price * 2) stored,
    constraint positive check (price > 0),
    constraint own check (id > 0) no inherit
);
create table more (extra text default 'x');
create table child (price numeric default 2, id int, constraint positive check (price > 0)) inherits (base, more);
create table plain () inherits (base);
alter table plain alter column kind set default 'plain';
alter table only plain alter column price drop default;
alter table plain alter column kind set not null;
create table grandchild (own int) inherits (child);
alter table only grandchild alter column extra set default 'y';
alter table base alter column kind set storage external;
create index on base (kind);
create index on child (kind);

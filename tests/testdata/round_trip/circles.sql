-- What stands in a circle: each can be made by commands, and none in one piece before the other.
create schema app;

-- A default whose function answers with rows of its own table.
create table app.items (id int primary key, rank int);
create function app.all_items() returns setof app.items language sql as 'select * from app.items';
create function app.next_rank() returns int language sql begin atomic select coalesce(max(rank), 0) + 1 from app.items; end;
alter table app.items alter column rank set default app.next_rank();

-- A check and a generated column over the row's own type.
create function app.is_fine(item app.items) returns boolean language sql immutable as 'select true';
alter table app.items add constraint fine check (app.is_fine(items.*));
create function app.label(item app.items[], number int) returns text language sql immutable as 'select number::text';
alter table app.items add column label text generated always as (app.label(null, id)) stored;

-- Two tables that refer to each other.
create table app.orders (id int primary key, last_line int);
create table app.lines (id int primary key, order_id int references app.orders (id));
alter table app.orders add foreign key (last_line) references app.lines (id) deferrable initially deferred;

-- A view and a function over its rows.
create view app.totals as select 1 as id, 2 as total;
create function app.total_of(total app.totals) returns int language sql as 'select 1';
create or replace view app.totals as select 1 as id, app.total_of(null) as total;
create view app.above as select id from app.totals;

-- Materialized views over each other, one of them empty.
create materialized view app.z as select id from app.items;
create materialized view app.a as select id from app.z;
create unique index a_id on app.a (id);
create materialized view app.unfilled as select 1 as one with no data;

-- A sequence used by a default of an argument, by a column, and by another table's column.
create sequence app.numbers;
create function app.number(n bigint default nextval('app.numbers')) returns bigint language sql as 'select n';
create table app.numbered (n bigint default nextval('app.numbers'), m bigint default app.number());
create table app.others (n bigint default nextval('app.numbers'));
alter sequence app.numbers owned by app.others.n;

-- Partitions with names, defaults and indexes of their own.
create table events (id int not null, at date not null, kind text default 'a', note text) partition by range (at);
create table events_old partition of events for values from ('2000-01-01') to ('2020-01-01');
create table events_new partition of events for values from ('2020-01-01') to ('2030-01-01') partition by list (kind);
create table events_new_a partition of events_new for values in ('a');
create table events_rest (note text not null, kind text default 'z', at date not null, id int not null);
alter table events attach partition events_rest default;
alter table events_old alter column kind set default 'old';
alter table only events_new alter column kind drop default;
alter table events_old alter column note set not null;
alter table events_old add constraint old_note check (note <> '');
alter table events add constraint ids check (id > 0);
create index own_name on events_old (kind);
create index on events (kind);
create index alone on events_old (note);
create index detached on only events (note);
alter table events add constraint events_key primary key (id, at, kind);
alter index events_old_pkey rename to renamed_key;
create unique index on events (at, id, kind) include (note);
alter table events_old replica identity using index renamed_key;
comment on index own_name is 'kept';
comment on column events_old.kind is 'of old ones';

create table sources (id int primary key);
alter table events add column source int references sources (id);
create table notes (id int, at date, kind text, foreign key (id, at, kind) references events (id, at, kind));

create function noted() returns trigger language plpgsql as 'begin return new; end';
create trigger noted after insert on events for each row execute function noted();
create trigger alone before insert on events_old for each row execute function noted();

create table hashed (k int) partition by hash (k);
create table hashed_0 partition of hashed for values with (modulus 2, remainder 0) with (fillfactor = 70);
create table empty_parent (k int primary key) partition by list (k);
create index on empty_parent (k);

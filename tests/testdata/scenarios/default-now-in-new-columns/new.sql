-- A default that is the moment of its declaration, in columns that are new.
create table j (id bigint primary key, a timestamptz default 'now', d date not null default 'today', t text default 'now');

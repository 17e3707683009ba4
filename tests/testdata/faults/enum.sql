-- Enum
-- @want
create type state as enum ('new', 'open', 'done');
-- @less
create type state as enum ('new', 'done');
-- @old
create type state as enum ('new', 'done', 'void');
-- @behind
alter type state rename value 'new' to 'fresh';
-- @rows
create table zz_by_hand (s state);
insert into zz_by_hand values ('void');

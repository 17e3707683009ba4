-- Composite type
-- @want
create type money_of as (amount numeric, currency text);
-- @less
create type money_of as (amount numeric);
-- @old
create type money_of as (amount numeric, currency char(3));
-- @behind
alter type money_of add attribute at date;
-- @rows
create table zz_by_hand (m money_of);
insert into zz_by_hand values (row(1, 'EUR'));

-- Domain
-- @want
create domain email as text check (value like '%@%');
-- @less
create domain email as text;
-- @old
create domain email as text check (value like '%@%.%');
-- @behind
alter domain email set default 'x@y';
-- @rows
create table zz_by_hand (e email);
insert into zz_by_hand values (null);

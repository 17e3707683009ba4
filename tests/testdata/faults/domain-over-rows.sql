-- Domain: new check over bad rows
-- @want
create domain email as text constraint has_at check (value like '%@%');
create table people (id int primary key, e email);
-- @less
create domain email as text;
create table people (id int primary key, e email);
-- @rows
insert into people values (1, 'nobody');

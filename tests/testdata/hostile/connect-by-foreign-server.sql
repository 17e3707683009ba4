-- exit: 1
-- at: create table stolen
-- says: has no handler
create extension if not exists postgres_fdw cascade;
create server elsewhere foreign data wrapper postgres_fdw options (host '127.0.0.1');
create user mapping for current_user server elsewhere options (user 'postgres', password 'guess');
create foreign table canary (word integer) server elsewhere;
create table stolen as select word from canary;

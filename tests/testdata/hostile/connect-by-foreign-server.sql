-- exit: 4
-- at: create extension
-- says: error[unproved]: unproved: the private server lacks extension "postgres_fdw"
create extension if not exists postgres_fdw cascade;
create server elsewhere foreign data wrapper postgres_fdw options (host '127.0.0.1');

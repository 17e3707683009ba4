-- exit: 1
-- at: create foreign table secret
-- says: (SQLSTATE 42501)
create extension file_fdw;
create server files foreign data wrapper file_fdw;
create foreign table secret (line text) server files options (filename '{secret}');

-- exit: 1
-- also on: supabase
-- at: alter function
-- says: must be owner of function lo_import (SQLSTATE 42501)
alter function pg_catalog.lo_import(text) owner to current_user;
select pg_catalog.lo_import('{secret}');

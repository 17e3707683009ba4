-- exit: 1
-- also on: supabase
-- at: select pg_catalog.lo_import('{secret}');
-- says: permission denied for function lo_import (SQLSTATE 42501)
select pg_catalog.lo_import('{secret}');

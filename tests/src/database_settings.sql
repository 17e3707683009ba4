-- A copy of a database has no settings of its own: what gives it those of another.
select format('alter database %I set %s to %s', $2::text, split_part(setting, '=', 1), substr(setting, strpos(setting, '=') + 1))
from pg_catalog.pg_db_role_setting s, unnest(s.setconfig) setting, pg_catalog.pg_database d
where d.oid = s.setdatabase and s.setrole = 0 and d.datname = $1::text

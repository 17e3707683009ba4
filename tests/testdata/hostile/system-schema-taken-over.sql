-- exit: 1
-- at: alter schema pg_catalog owner to current
-- says: must be owner of schema pg_catalog (SQLSTATE 42501)
alter schema pg_catalog owner to current_user;

-- exit: 4
-- at: create role helper login SUPERUSER;
-- says: error[unsafe-statement]: `create role` cannot be deployed: it gives a role every right on the server
create role helper login SUPERUSER;

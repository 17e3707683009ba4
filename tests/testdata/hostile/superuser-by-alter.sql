-- exit: 4
-- at: alter role helper superuser;
-- says: error[unsafe-statement]: `alter role` cannot be deployed
create role helper;
alter role helper superuser;

-- exit: 1
-- at: select pg_catalog.pg_sleep(100000);
-- says: error[declared-state-bound]: the statement ran longer than 1 s
set statement_timeout = 0;
select pg_catalog.pg_sleep(100000);

-- exit: 1
-- says: error[declared-state-bound]: the files ran longer than 6 s
-- says: raise `total_seconds` under `[shadow]` in wrench.toml
select pg_catalog.pg_sleep(0.9), 1;
select pg_catalog.pg_sleep(0.9), 2;
select pg_catalog.pg_sleep(0.9), 3;
select pg_catalog.pg_sleep(0.9), 4;
select pg_catalog.pg_sleep(0.9), 5;
select pg_catalog.pg_sleep(0.9), 6;
select pg_catalog.pg_sleep(0.9), 7;
select pg_catalog.pg_sleep(0.9), 8;
select pg_catalog.pg_sleep(0.9), 9;
select pg_catalog.pg_sleep(0.9), 10;
select pg_catalog.pg_sleep(0.9), 11;
select pg_catalog.pg_sleep(0.9), 12;

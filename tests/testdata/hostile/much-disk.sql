-- exit: 1
-- at: insert into heap select repeat(number::t
-- says: error[declared-state-bound]
create table heap (line text);
set statement_timeout = 0;
insert into heap select repeat(number::text, 100) from pg_catalog.generate_series(1, 1000000000) as number;

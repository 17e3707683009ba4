create table jobs (id bigint primary key);
create materialized view totals as select id from jobs with no data;
create unique index totals_idx on totals (id);
-- The view was never filled, so nobody can be reading it.
refresh materialized view concurrently totals;

-- Filled, and without a unique index: how to refresh it is for a person to say.
create materialized view totals as select 1 as id;
refresh materialized view concurrently totals;

create table jobs (id bigint primary key);
create materialized view totals as select id from jobs with no data;
create unique index totals_idx on totals (id);
refresh materialized view totals;

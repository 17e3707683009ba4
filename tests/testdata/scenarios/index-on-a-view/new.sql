create view totals as select 1 as id;
create index totals_idx on totals (id);

create materialized view public.totals as select 1 as total;
grant select on public.totals to authenticated;

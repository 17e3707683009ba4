create materialized view public.totals as select 1 as total;
revoke all on public.totals from anon, authenticated;

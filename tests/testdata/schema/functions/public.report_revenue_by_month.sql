-- Revenue.
select isolation.own_case($$select * from public.report_revenue_by_month()$$, 'owner');

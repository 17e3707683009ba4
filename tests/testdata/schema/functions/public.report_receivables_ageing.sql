-- Who owes what.
select isolation.own_case($$select * from public.report_receivables_ageing()$$, 'owner');

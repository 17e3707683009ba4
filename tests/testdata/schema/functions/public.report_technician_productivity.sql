-- What technicians did.
select isolation.own_case($$select * from public.report_technician_productivity()$$, 'owner');

-- A licence names its trade.
insert into public.network_credentials (company_id, kind, trade, country, valid_from, valid_until)
select isolation.us(), 'licence', code, 'US', current_date, current_date + 365 from public.network_trades order by code limit 1;

drop event trigger not_today;
drop function public.not_today();
alter table customers alter column name set default 'somebody';

drop event trigger not_today;
drop function public.not_today();

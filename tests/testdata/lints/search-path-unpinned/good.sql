create function public.total() returns bigint language sql security definer set search_path = '' as 'select 1::bigint';

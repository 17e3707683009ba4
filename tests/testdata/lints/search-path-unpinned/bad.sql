create function public.total() returns bigint language sql security definer as 'select 1::bigint';

-- Who tries: one person of every role in our company, somebody who has left, a customer of the portal, a stranger with a login, nobody.

insert into auth.users (id, aud, role, email, email_confirmed_at) values
  ('a0000000-0000-4000-8000-0000000000a1', 'authenticated', 'authenticated', 'admin@isolation.example', now()),
  ('a0000000-0000-4000-8000-0000000000a2', 'authenticated', 'authenticated', 'former@isolation.example', now()),
  ('a0000000-0000-4000-8000-0000000000a3', 'authenticated', 'authenticated', 'stranger@isolation.example', now());
insert into public.profiles (id, company_id, user_id, role, full_name, email, is_active) values
  ('a2000000-0000-4000-8000-0000000000a1', isolation.us(), 'a0000000-0000-4000-8000-0000000000a1', 'admin', 'Ari Admin', 'admin@isolation.example', true),
  ('a2000000-0000-4000-8000-0000000000a2', isolation.us(), 'a0000000-0000-4000-8000-0000000000a2', 'owner', 'Fay Former', 'former@isolation.example', false);
insert into storage.objects (bucket_id, name) values ('company-files', isolation.us() || '/quote.pdf');

create table isolation.people as
  select role::text as name, 'authenticated' as db_role, (array_agg(user_id order by user_id))[1] as login
    from public.profiles where company_id = isolation.us() and user_id is not null and is_active group by role
  union all
  (select 'customer', 'authenticated', user_id from public.customer_logins where company_id = isolation.us() and is_active order by user_id limit 1)
  union all values
    ('former', 'authenticated', 'a0000000-0000-4000-8000-0000000000a2'::uuid),
    ('stranger', 'authenticated', 'a0000000-0000-4000-8000-0000000000a3'),
    ('nobody', 'anon', null);

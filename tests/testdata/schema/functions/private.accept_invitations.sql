-- A trigger on the platform's table of users. An invitation to the other world's company is for whoever has proved that the address is
-- theirs: an address that is only claimed, or only alike, is not enough.
insert into public.profiles (id, company_id, role, full_name, email)
values ('bbbbbbbb-0000-4000-8000-00000000cafe', isolation.them(), 'owner', 'Ina Invited', 'ina@isolation.example');
insert into auth.users (id, email) values (gen_random_uuid(), 'ina@isolation.example');
insert into auth.users (id, email, email_confirmed_at)
select gen_random_uuid(), email, now() from unnest(array['ina@isolation.example.net', '%@isolation.example', 'in_@isolation.example']) as email;
do $$ begin
  assert (select user_id from public.profiles where id = 'bbbbbbbb-0000-4000-8000-00000000cafe') is null, 'somebody took an invitation of others';
  update auth.users set email_confirmed_at = now() where email = 'ina@isolation.example';
  assert (select user_id from public.profiles where id = 'bbbbbbbb-0000-4000-8000-00000000cafe') is not null, 'the case proves nothing';
end $$;

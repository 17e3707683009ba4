-- Rows that a deploy must not lose; the schema's own triggers make an account for each user.
insert into auth.users (id, email) select ('00000000-0000-0000-0000-00000000000' || n)::uuid, 'u' || n || '@example.org' from generate_series(1, 4) n;
select set_config('request.jwt.claims', '{"sub": "00000000-0000-0000-0000-000000000001"}', false);
insert into basejump.accounts (id, primary_owner_user_id, name, slug)
values ('10000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001', 'Plumbing', 'plumbing');
insert into basejump.invitations (account_role, account_id, invited_by_user_id, invitation_type)
values ('member', '10000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001', 'one_time');

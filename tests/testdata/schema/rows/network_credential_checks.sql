-- A look that came to a verdict.
insert into public.network_credential_checks (company_id, credential_id, verdict, source)
select company_id, id, 'verified', 'board' from public.network_credentials where company_id = isolation.us() limit 1;

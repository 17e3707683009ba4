-- Who may try what. The platform grants everything in public to everybody by default and leaves the rest to policies; here the API
-- roles get what the app uses, and the public key (anon) nothing. Two locks on one door: a forgotten policy opens nothing.

revoke all on public.payment_terms, public.payment_methods, public.companies, public.profiles, public.document_counters,
  public.customers, public.properties, public.quotes, public.quote_line_items, public.jobs, public.invoices,
  public.invoice_line_items, public.payments, public.quote_overview, public.job_board, public.invoice_balances,
  public.customer_balances
  from anon, authenticated;

grant select on public.payment_terms, public.payment_methods, public.document_counters to authenticated;
grant select, update on public.companies to authenticated;
grant select, insert, update on public.customers, public.jobs, public.payments to authenticated;
grant select, insert, update, delete on public.properties, public.quotes, public.quote_line_items, public.invoices,
  public.invoice_line_items to authenticated;
grant select on public.quote_overview, public.job_board, public.invoice_balances, public.customer_balances to authenticated;

-- A login is linked by private.accept_invitations() alone: user_id is nobody's to write.
grant select, delete on public.profiles to authenticated;
grant insert (company_id, role, full_name, email, phone) on public.profiles to authenticated;
grant update (role, full_name, email, phone, is_active) on public.profiles to authenticated;

-- Servers with the secret key: past row level security, not past triggers and constraints.
grant select, insert, update, delete on public.payment_terms, public.payment_methods, public.companies, public.profiles,
  public.document_counters, public.customers, public.properties, public.quotes, public.quote_line_items, public.jobs,
  public.invoices, public.invoice_line_items, public.payments to service_role;
grant select on public.quote_overview, public.job_board, public.invoice_balances, public.customer_balances to service_role;

-- Functions are executable by everybody unless that is taken back.
revoke execute on function public.create_company(text, text, text, text) from public, anon;
revoke execute on function public.accept_quote(uuid) from public, anon;
revoke execute on function public.invoice_job(uuid) from public, anon;
revoke execute on function public.issue_invoice(uuid) from public, anon;
revoke execute on function public.record_payment(uuid, numeric, text, text, timestamptz) from public, anon;
revoke execute on function public.void_invoice(uuid, text) from public, anon;
grant execute on function public.create_company(text, text, text, text) to authenticated;
grant execute on function public.accept_quote(uuid) to authenticated, service_role;
grant execute on function public.invoice_job(uuid) to authenticated, service_role;
grant execute on function public.issue_invoice(uuid) to authenticated, service_role;
grant execute on function public.record_payment(uuid, numeric, text, text, timestamptz) to authenticated, service_role;
grant execute on function public.void_invoice(uuid, text) to authenticated, service_role;

-- Policies are evaluated with the reader's rights: the reader must reach the look-ups.
grant usage on schema private to authenticated, service_role;
revoke execute on function private.my_companies() from public;
revoke execute on function private.my_companies_as(public.member_role[]) from public;
revoke execute on function private.my_profiles() from public;
grant execute on function private.my_companies() to authenticated, service_role;
grant execute on function private.my_companies_as(public.member_role[]) to authenticated, service_role;
grant execute on function private.my_profiles() to authenticated, service_role;

-- Reference rows. `on conflict do nothing`: a name that was changed in the database stays changed, and running this again is harmless.

insert into public.payment_terms (code, name, net_days) values
  ('on_receipt', 'Due on receipt', 0),
  ('net_7', 'Net 7', 7),
  ('net_14', 'Net 14', 14),
  ('net_30', 'Net 30', 30),
  ('net_60', 'Net 60', 60)
on conflict do nothing;

insert into public.payment_methods (code, name, is_online) values
  ('cash', 'Cash', false),
  ('cheque', 'Cheque', false),
  ('bank_transfer', 'Bank transfer', false),
  ('card_present', 'Card, in person', false),
  ('card', 'Card, online', true),
  ('direct_debit', 'Direct debit', true),
  ('other', 'Other', false)
on conflict do nothing;

-- Where attachments lie. Not public: every object is read through the policies of storage.objects.
insert into storage.buckets (id, name, public) values ('company-files', 'company-files', false)
on conflict do nothing;

-- Reference rows. `on conflict do nothing`: a name that was changed in the database stays changed, and running this again is harmless.

insert into public.payment_methods (code, name, is_online) values ('financing', 'Financing', true)
on conflict do nothing;

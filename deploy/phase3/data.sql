-- Reference rows of the network. `on conflict do nothing`: a name or a requirement that was changed in the database stays changed.

insert into public.network_trades (code, name) values
  ('plumbing', 'Plumbing'),
  ('hvac', 'Heating, ventilation and air conditioning'),
  ('electrical', 'Electrical'),
  ('roofing', 'Roofing'),
  ('excavation', 'Excavation and drainage'),
  ('general', 'General repair')
on conflict do nothing;

insert into public.network_skills (code, trade, name) values
  ('water_heater', 'plumbing', 'Water heater installation'),
  ('repipe', 'plumbing', 'Repiping'),
  ('gas_line', 'plumbing', 'Gas line'),
  ('backflow_test', 'plumbing', 'Backflow testing'),
  ('furnace', 'hvac', 'Furnace installation and service'),
  ('heat_pump', 'hvac', 'Heat pump installation and service'),
  ('ductwork', 'hvac', 'Ductwork'),
  ('panel_upgrade', 'electrical', 'Panel upgrade'),
  ('ev_charger', 'electrical', 'EV charger'),
  ('generator', 'electrical', 'Standby generator'),
  ('shingle_roof', 'roofing', 'Shingle roof'),
  ('flat_roof', 'roofing', 'Flat roof'),
  ('sewer_line', 'excavation', 'Sewer line replacement'),
  ('trenching', 'excavation', 'Trenching'),
  ('drywall_repair', 'general', 'Drywall repair')
on conflict do nothing;

-- * is every region without a row of its own
insert into public.network_trade_requirements (trade, country, region, needs_licence, minimum_liability, currency) values
  ('plumbing', 'US', '*', true, 500000.00, 'USD'),
  ('hvac', 'US', '*', true, 500000.00, 'USD'),
  ('electrical', 'US', '*', true, 500000.00, 'USD'),
  ('roofing', 'US', '*', false, 1000000.00, 'USD'),
  ('roofing', 'US', 'FL', true, 1000000.00, 'USD'),
  ('excavation', 'US', '*', false, 1000000.00, 'USD'),
  ('general', 'US', '*', false, 0, 'USD'),
  ('plumbing', 'CA', '*', true, 2000000.00, 'CAD'),
  ('hvac', 'CA', '*', true, 2000000.00, 'CAD'),
  ('electrical', 'CA', '*', true, 2000000.00, 'CAD')
on conflict do nothing;

-- Five percent until somebody decides otherwise: end this row's period and add another.
insert into public.network_fee_rates (id, rate, during) values
  ('c0000000-0000-4000-8000-000000000001', 0.05000, daterange('2020-01-01', null))
on conflict do nothing;

-- Reference rows of phase 4. `on conflict do nothing`: what was changed in the database stays changed.

insert into public.device_metrics (code, name, unit, kind, lowest, highest) values
  ('air_temperature', 'Air temperature', '°C', 'gauge', -60, 90),
  ('water_temperature', 'Water temperature', '°C', 'gauge', -20, 120),
  ('supply_temperature', 'Supply air temperature', '°C', 'gauge', -40, 120),
  ('humidity', 'Relative humidity', '%', 'gauge', 0, 100),
  ('water_pressure', 'Water pressure', 'bar', 'gauge', 0, 25),
  ('water_used', 'Water used', 'l', 'counter', 0, 1e12),
  ('energy_used', 'Energy used', 'kWh', 'counter', 0, 1e12),
  ('power', 'Power', 'W', 'gauge', -50000, 500000),
  ('current', 'Current', 'A', 'gauge', 0, 5000),
  ('vibration', 'Vibration', 'mm/s', 'gauge', 0, 500),
  ('run_hours', 'Run hours', 'h', 'counter', 0, 1e6),
  ('leak', 'Leak', '', 'state', 0, 1),
  ('battery', 'Battery', '%', 'gauge', 0, 100)
on conflict do nothing;

insert into public.device_types (code, name, manufacturer) values
  ('leak_sensor', 'Leak sensor', null),
  ('water_heater_monitor', 'Water heater monitor', null),
  ('hvac_monitor', 'HVAC monitor', null),
  ('water_meter', 'Water meter with shut-off', null),
  ('panel_monitor', 'Electrical panel monitor', null)
on conflict do nothing;

insert into public.device_type_metrics (device_type, metric, every_minutes) values
  ('leak_sensor', 'leak', 60),
  ('leak_sensor', 'air_temperature', 60),
  ('leak_sensor', 'battery', 1440),
  ('water_heater_monitor', 'water_temperature', 15),
  ('water_heater_monitor', 'leak', 15),
  ('water_heater_monitor', 'energy_used', 60),
  ('hvac_monitor', 'air_temperature', 15),
  ('hvac_monitor', 'supply_temperature', 15),
  ('hvac_monitor', 'humidity', 15),
  ('hvac_monitor', 'vibration', 15),
  ('hvac_monitor', 'run_hours', 60),
  ('water_meter', 'water_used', 15),
  ('water_meter', 'water_pressure', 15),
  ('panel_monitor', 'current', 5),
  ('panel_monitor', 'power', 5),
  ('panel_monitor', 'energy_used', 60)
on conflict do nothing;

insert into public.usage_meters (code, name, unit) values
  ('readings', 'Readings stored', 'reading'),
  ('text_messages', 'Text messages sent', 'message'),
  ('ai_tokens', 'Tokens of the assistant', 'token'),
  ('optimisations', 'Days optimised', 'run'),
  ('storage', 'Files stored', 'GB day')
on conflict do nothing;

insert into public.prediction_models (id, code, version, status, name, description, released_at) values
  ('e0000000-0000-4000-8000-000000000001', 'water_heater_failure', 1, 'live', 'Water heater failure',
   'Survival model over age, recovery time and temperature swing.', '2026-03-01 00:00:00+00'),
  ('e0000000-0000-4000-8000-000000000002', 'compressor_failure', 1, 'shadow', 'Compressor failure',
   'Gradient boosting over vibration, run hours and supply temperature.', null)
on conflict do nothing;

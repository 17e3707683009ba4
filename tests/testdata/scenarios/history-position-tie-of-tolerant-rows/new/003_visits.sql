insert into jobs values (1, 'boiler', 'new') on conflict do nothing;

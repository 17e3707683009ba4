alter table visits add column hours numeric;

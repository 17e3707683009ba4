alter table jobs add column hours numeric;

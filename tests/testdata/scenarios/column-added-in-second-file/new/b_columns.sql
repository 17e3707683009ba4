alter table customers add column phone text;

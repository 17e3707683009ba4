alter table customers rename column mobile to phone;
alter table customers alter column phone set not null;

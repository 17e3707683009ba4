-- The live table has another comment than the declared one.
create table if not exists jobs (id bigint primary key);
comment on table jobs is 'what is done for a customer';

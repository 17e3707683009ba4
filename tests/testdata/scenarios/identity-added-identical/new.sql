create table if not exists jobs (id bigint not null);
alter table jobs alter column id add generated always as identity;

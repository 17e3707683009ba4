create table customers (id bigint primary key, name text);
create table visits (id bigint primary key, customer bigint references customers (id));
create policy visits_all on visits using (true);
grant select on visits to public;
comment on table visits is 'who went where';

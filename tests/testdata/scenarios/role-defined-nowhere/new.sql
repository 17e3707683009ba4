-- Roles are never made by a heal.
create table customers (id bigint primary key);
grant select on customers to nobody_knows_me;

-- A composite type that is not there.
create type address as (street text collate "C", city varchar(80));
comment on type address is 'Where the work is.';
comment on column address.city is 'Without the post code.';
create table jobs (id bigint primary key, place address, others address[]);
create function street_of(address) returns text language sql immutable as $$ select ($1).street $$;

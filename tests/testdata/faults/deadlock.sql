-- 40P01: a deadlock, once
-- @want
create table jobs (id int primary key);
create table visits (id int primary key);
-- @old
create table jobs (id int primary key);
-- @live
create schema zz_trip;
create sequence zz_trip.hits;
create function zz_trip.once() returns event_trigger language plpgsql as $$
begin
  if nextval('zz_trip.hits') = 1 then raise exception 'once' using errcode = '40P01'; end if;
end $$;
create event trigger zz_once on ddl_command_end when tag in ('CREATE TABLE', 'ALTER TABLE') execute function zz_trip.once();

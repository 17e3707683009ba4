-- Trigger
-- @context
create table jobs (id int primary key, title text, hours numeric);
create function stamp() returns trigger language plpgsql as 'begin return new; end';
-- @want
create trigger jobs_stamp before insert on jobs for each row execute function stamp();
-- @less

-- @old
create trigger jobs_stamp before update on jobs for each row execute function stamp();
-- @behind
alter table jobs disable trigger jobs_stamp;
-- @rows
insert into jobs values (1, 'a', 1);

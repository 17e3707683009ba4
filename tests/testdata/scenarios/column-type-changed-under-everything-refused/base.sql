create type mood as enum ('ok','bad');
create table customers (id integer primary key, code text unique);
create table jobs (id bigint primary key, hours integer check (hours > 0), customer integer constraint jobs_customer references customers (id),
 twice integer generated always as (hours * 2) stored, during int4range, code text references customers (code),
 constraint no_overlap exclude using gist (during with &&));
comment on column jobs.twice is 'two times';
create index jobs_twice on jobs (twice);
create index jobs_part on jobs (id) where hours > 8;
create index jobs_expr on jobs ((hours + 1));
create statistics jobs_st on hours, customer from jobs;
comment on statistics jobs_st is 'both';
create table log (job bigint, hours integer);
create function note() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger jobs_note before update of hours on jobs for each row when (new.hours > 3) execute function note();
comment on trigger jobs_note on jobs is 'noted';
alter table jobs disable trigger jobs_note;
alter table jobs enable row level security;
create policy jobs_read on jobs for select to pg_monitor using (hours < 100);
comment on policy jobs_read on jobs is 'short ones';
create rule jobs_log as on update to jobs where new.hours <> old.hours do also insert into log values (new.id, new.hours);
comment on rule jobs_log on jobs is 'logged';
create function total() returns bigint language sql begin atomic select sum(hours) from jobs; end;
grant execute on function total() to pg_monitor;
comment on function total() is 'all';
create view totals as select total() as t;
create publication p for table jobs (id, hours) where (hours > 1);
comment on publication p is 'pub';
grant select (hours), update (hours) on jobs to pg_monitor;

-- Constraint: exclusion, over overlaps
-- @want
create table visits (id int primary key, at tsrange, constraint visits_at exclude using gist (at with &&));
-- @less
create table visits (id int primary key, at tsrange);
-- @old
create table visits (id int primary key, at tsrange, constraint visits_at exclude using gist (at with =));
-- @behind
alter table visits drop constraint visits_at;
-- @rows
insert into visits values (1, '[2025-01-01,2025-01-03)'), (2, '[2025-01-02,2025-01-04)');

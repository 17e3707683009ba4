-- The label that a later statement adds is there already.
create type job_status as enum ('draft', 'done');
alter type job_status add value if not exists 'archived';

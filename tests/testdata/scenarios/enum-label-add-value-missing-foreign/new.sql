-- The label that a later statement puts in the middle is missing.
create type job_status as enum ('draft', 'done');
alter type job_status add value if not exists 'open' before 'done';

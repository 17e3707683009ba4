-- Several files of a first deploy that build on one another.
create type job_status as enum ('draft', 'open', 'done');

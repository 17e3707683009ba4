-- Somebody added a label that the files do not know.
create type job_status as enum ('draft', 'done');

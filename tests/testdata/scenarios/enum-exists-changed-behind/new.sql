-- Somebody renamed a label; the files have not changed.
create type job_status as enum ('draft', 'scheduled', 'done');

-- Somebody renamed a label while the files gained another one.
create type job_status as enum ('draft', 'scheduled', 'done', 'archived');

-- A domain holds the name of the declared enum.
create type job_status as enum ('draft', 'done');

-- The file no longer declares a label; PostgreSQL cannot remove one, whatever is accepted.
create type job_status as enum ('draft', 'done');

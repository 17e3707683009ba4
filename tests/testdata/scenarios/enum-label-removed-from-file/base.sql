create type job_status as enum ('draft', 'scheduled', 'done');

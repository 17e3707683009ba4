create type job_status as enum ('draft', 'done', 'archived');

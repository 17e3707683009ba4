create type job_priority as enum ('high', 'normal', 'low');

-- Only identical objects may be healed, and the live enum lacks a label.
create type job_status as enum ('draft', 'open', 'done');

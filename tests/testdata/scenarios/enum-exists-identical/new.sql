-- The enum is there already with the same labels in the same order.
create type job_status as enum ('draft', 'scheduled', 'done');

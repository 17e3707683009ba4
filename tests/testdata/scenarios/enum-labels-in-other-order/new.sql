-- The live enum has the same labels in another order.
create type job_priority as enum ('low', 'normal', 'high');

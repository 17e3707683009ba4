-- The file no longer declares a label: that is another type, and whatever uses the label fails afterwards.
create type job_status as enum ('draft', 'done');

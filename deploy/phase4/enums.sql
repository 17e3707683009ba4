-- Closed lists of phase 4. As before, what the clock decides (offline, overdue) is derived by the views.
--
-- Wrench sets both timeouts for its session.
-- squawk-ignore-file require-lock-timeout, require-statement-timeout

create type public.device_status as enum ('registered', 'active', 'retired');
comment on type public.device_status is 'Only an active device is listened to. Offline is no status: the last reading says it.';

create type public.device_metric_kind as enum ('gauge', 'counter', 'state');
comment on type public.device_metric_kind is 'gauge: goes up and down; counter: adds up; state: 0 or 1.';

create type public.threshold_comparison as enum ('above', 'below');

create type public.alert_severity as enum ('info', 'warning', 'critical');

create type public.prediction_model_status as enum ('draft', 'shadow', 'live', 'retired');
comment on type public.prediction_model_status is 'shadow: it predicts, and nobody is told; live: its predictions fire automations.';

create type public.prediction_outcome as enum ('confirmed', 'prevented', 'false_alarm', 'unknown');
comment on type public.prediction_outcome is
  'What became of a prediction. prevented: the part was found worn and replaced in time, which counts for the model.';

create type public.recommendation_status as enum ('open', 'accepted', 'dismissed');

create type public.optimisation_kind as enum ('schedule', 'route');
comment on type public.optimisation_kind is 'schedule: who does what on a day; route: in which order one drives.';

create type public.optimisation_status as enum ('queued', 'running', 'proposed', 'failed', 'accepted', 'rejected', 'superseded');

create type public.automation_event as enum ('alert_opened', 'alert_cleared', 'anomaly_found', 'failure_predicted');

create type public.automation_run_status as enum ('awaiting_approval', 'queued', 'succeeded', 'failed', 'rejected');
comment on type public.automation_run_status is
  'awaiting_approval: it would spend money or speak to a customer, so a person decides; queued: a worker outside carries it out.';

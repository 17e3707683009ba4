create type public.job_status as enum ('unscheduled', 'scheduled', 'in_progress', 'completed');

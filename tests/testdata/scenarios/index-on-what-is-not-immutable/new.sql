create table jobs (id bigint primary key, started_at timestamptz);
create index jobs_day_idx on jobs ((started_at::date));

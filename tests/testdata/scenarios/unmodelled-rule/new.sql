-- A rule is a kind that is not modelled.
create table jobs (id bigint primary key);
create rule jobs_stay as on delete to jobs do instead nothing;

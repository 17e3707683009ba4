-- Somebody disabled a rule, and it is put back.
create table jobs (id bigint primary key, done boolean);
create rule jobs_stay as on delete to jobs do instead nothing;

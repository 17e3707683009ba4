-- The file changed what a rule does.
create table jobs (id bigint primary key, done boolean);
create rule jobs_stay as on delete to jobs do instead update jobs set done = true where id = old.id;

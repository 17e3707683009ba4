create table jobs (id bigint primary key, status text);
create procedure close_jobs() language sql as $$ update jobs set status = 'done' $$;

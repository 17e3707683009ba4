-- A procedure is there already, exactly as declared; its `or replace` has nothing to replace.
create table if not exists jobs (id bigint primary key, status text);
create or replace procedure close_jobs() language sql as $$ update jobs set status = 'done' $$;

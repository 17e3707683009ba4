create function note_change() returns event_trigger language plpgsql as $$ begin perform 1; end $$;
create event trigger note_tables on ddl_command_end when tag in ('CREATE TABLE', 'ALTER TABLE') execute function note_change();
create table jobs (id bigint primary key);

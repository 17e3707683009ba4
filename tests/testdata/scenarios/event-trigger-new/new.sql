-- An event trigger that is not there; it fires for what follows.
create function note_change() returns event_trigger language plpgsql as $$ begin perform 1; end $$;
create event trigger note_tables on ddl_command_end when tag in ('CREATE TABLE', 'ALTER TABLE') execute function note_change();
comment on event trigger note_tables is 'Who changes tables.';
create table jobs (id bigint primary key);

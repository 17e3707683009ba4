-- Roles whose members read and write files, run programs or connect to other servers.
update pg_catalog.pg_authid set rolsuper = true
where rolname in (
    'pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program', 'pg_create_subscription'
)

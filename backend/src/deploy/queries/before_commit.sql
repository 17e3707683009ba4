-- The number of the transaction, so that the server can be asked what became of it. With synchronous_commit off a crash could
-- take back what was answered for; standbys are not waited for.
select
    pg_catalog.pg_current_xact_id()::pg_catalog.text,
    case when pg_catalog.current_setting('synchronous_commit') = 'off'
        then pg_catalog.set_config('synchronous_commit', 'local', true)
    end

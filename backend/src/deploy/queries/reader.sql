-- What checks and the panel read with: statistics of everybody, rows only to see that there are some.
grant pg_monitor, pg_read_all_data to wrench_reader;
alter role wrench_reader set default_transaction_read_only = on

-- Rows that a deploy must not lose.
insert into namespaces values (54321, '\x01', 'orders', 1, '\xaa', 'proto3', false), (54321, '\x02', 'billing', 2, '\xbb', 'proto3', true);
insert into shards values (1, 7, '\x01', 'proto3'), (2, 9, '\x02', 'proto3');
insert into executions values (1, '\x01', 'order-1', '\x11', 3, 0, '\x01', 'proto3', '\x02', 'proto3', 5);
insert into buffered_events (shard_id, namespace_id, workflow_id, run_id, data, data_encoding)
select 1, '\x01', 'order-' || n, '\x11', '\x00', 'proto3' from generate_series(1, 20) n;
insert into tasks values (1, '\x01', 1, '\x01', 'proto3'), (1, '\x01', 2, '\x02', 'proto3');

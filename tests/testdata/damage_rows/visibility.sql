-- Rows that a deploy must not lose.
insert into executions_visibility (namespace_id, run_id, start_time, execution_time, workflow_id, workflow_type_name, status, encoding, search_attributes)
select 'orders', 'run-' || n, '2025-01-01', '2025-01-02', 'order-' || n, 'Order', n % 4, 'proto3',
    jsonb_build_object('Int01', n, 'Keyword01', 'k' || n, 'Bool01', n % 2 = 0, 'BuildIds', jsonb_build_array('a', n))
from generate_series(1, 20) n;

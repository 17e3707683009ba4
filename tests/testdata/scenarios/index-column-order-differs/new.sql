-- The live index has the same columns in another order.
create table jobs (id bigint primary key, customer_id bigint, status text);
create index if not exists jobs_board_idx on jobs (customer_id, status);

create table jobs (id bigint primary key, customer_id bigint, status text);
create index jobs_board_idx on jobs (status, customer_id);

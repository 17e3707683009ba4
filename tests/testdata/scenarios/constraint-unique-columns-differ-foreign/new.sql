-- The live unique key of that name covers other columns.
create table if not exists quotes (id bigint primary key, customer_id bigint, number text, constraint quotes_number_key unique (customer_id, number));

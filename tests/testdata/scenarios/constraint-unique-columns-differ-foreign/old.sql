create table quotes (id bigint primary key, customer_id bigint, number text, constraint quotes_number_key unique (number));

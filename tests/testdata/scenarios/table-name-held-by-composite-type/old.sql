create type customers as (id bigint, name text);

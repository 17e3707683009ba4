-- A column holds the range type, and its values have to move to the new one.
create type price_range as range (subtype = integer, multirange_type_name = price_ranges);
create table rates (id bigint primary key, valid_for price_range, gaps price_ranges);

-- Nothing uses the range type, so it can be made again.
create type price_range as range (subtype = integer);

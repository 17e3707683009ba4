-- Another hazard was accepted than the one at hand.
create table customers (id bigint primary key);

-- The name has 70 bytes; the server cuts it to 63, and that table is there already.
create table customers_of_the_north_western_branch_with_a_service_contract_and_more (id bigint primary key);

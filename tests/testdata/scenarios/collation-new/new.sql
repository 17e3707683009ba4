-- A collation that is not there.
create collation by_number (provider = icu, locale = 'en-u-kn-true', deterministic = false);
create table jobs (id bigint primary key, code text collate by_number);

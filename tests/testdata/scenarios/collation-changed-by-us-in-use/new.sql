-- A column uses the collation, so it cannot be made again.
create collation by_number (provider = icu, locale = 'en-u-kn-true');
create table jobs (id bigint primary key, code text collate by_number);

-- A column uses the collation, and its values have to move to the new one.
create collation by_number (provider = icu, locale = 'en-u-kn-true');
create table jobs (id bigint primary key, code text collate by_number);

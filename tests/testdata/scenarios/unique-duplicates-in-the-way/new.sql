-- Two quotes have the same number; the new unique key fails and no row is lost.
create table quotes (id bigint primary key, number text);
alter table quotes add constraint quotes_number_key unique (number);

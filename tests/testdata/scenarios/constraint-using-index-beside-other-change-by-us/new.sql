-- The key makes its column not null, so its statement does not run as written; the index comes with the key.
create table parts (code int unique);
create unique index parts_pkey on parts (code);
alter table parts add constraint parts_pkey primary key using index parts_pkey;

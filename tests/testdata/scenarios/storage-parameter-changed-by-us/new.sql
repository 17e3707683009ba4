-- The file changed a storage parameter.
create table jobs (id bigint primary key) with (fillfactor = 90);

-- The index goes, and a constraint takes its name.
create table parts (code int not null, constraint parts_code unique (code));

create table parts (code int not null);
create unique index parts_code on parts (code);

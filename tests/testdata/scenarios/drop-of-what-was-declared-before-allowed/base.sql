create table customers (id int, note text);
create table faxes (id int);

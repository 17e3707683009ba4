-- Only what is no identity may be null.
create table parts (id int, code int not null);

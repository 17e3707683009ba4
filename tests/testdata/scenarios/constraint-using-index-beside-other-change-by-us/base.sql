create table parts (code int unique);

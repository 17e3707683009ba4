-- The sequence is there before the default uses it.
create table parts (id int primary key, number serial);

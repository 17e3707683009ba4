insert into jobs default values;

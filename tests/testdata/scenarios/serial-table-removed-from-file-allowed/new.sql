-- The sequences go with the table and with the column.
create table calls (id int primary key);

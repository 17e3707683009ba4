create table jobs (id int constraint old_key primary key);
